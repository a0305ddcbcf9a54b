// SPDX-License-Identifier: Apache-2.0
#include "client/core/wipe.h"

#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>

#include "client/core/erase_replica.h"
#include "client/core/files_store.h"
#include "shared/base/disk.h"
#include "shared/base/hash.h"
#include "shared/wire/json.h"
#include "sync/codec.h"
#include "sync/wire_form.h"

namespace dialogue {
namespace {

/// While it has this name, the rest of the folder is to be erased; under the other it only waits to be delivered.
std::string erasing(const std::string& dir) { return dir + "/wipe"; }
std::string erased(const std::string& dir) { return dir + "/wiped"; }

constexpr std::uint64_t largest = 64u << 10;

}  // namespace

Status obey_wipe(const std::string& dir, const Farewell& farewell) {
  json::Writer out;
  out.begin_object().key("server").string(farewell.server).key("authorization").string(farewell.request.authorization);
  out.key("content_type").string(farewell.request.content_type).key("body").string(b64(farewell.request.body)).end_object();
  if (auto kept = write_user_file(erasing(dir), out.take()); !kept) return kept;
  if (!sync_folder(dir)) return Error{disk_code(errno), "", {}, "the replica's folder"};
  return finish_wipe(dir);
}

Status finish_wipe(const std::string& dir) {
  std::error_code error;
  if (!std::filesystem::exists(erasing(dir), error)) return {};
  if (auto gone = erase_replica(dir); !gone) return gone;
  if (std::rename(erasing(dir).c_str(), erased(dir).c_str()) != 0) return Error{disk_code(errno), "", {}, "the order to erase"};
  if (!sync_folder(dir)) return Error{disk_code(errno), "", {}, "the replica's folder"};
  return {};
}

std::optional<Farewell> farewell_in(const std::string& dir) {
  const auto text = read_user_file(erased(dir), largest);
  if (!text) return {};
  const auto document = json::Document::parse(*text);
  if (!document) return {};
  const auto root = document->root();
  const auto field = [&](const char* name) {
    const auto value = root.find(name);
    return value ? value->string().value_or("") : std::string();
  };
  Farewell out;
  out.server = field("server");
  out.request.authorization = field("authorization");
  out.request.content_type = field("content_type");
  if (out.server.empty() || !unb64(field("body"), out.request.body)) return {};
  return out;
}

void forget_farewell(const std::string& dir) {
  std::error_code ignored;
  std::filesystem::remove(erased(dir), ignored);
}

bool farewell_heard(const WireReply& reply) {
  const auto json = answer_json(reply);
  // A code of our own, such as that of a server which has never heard of this device.
  if (!json) return json.error().code == "unknown_device" || json.error().code == "revoked" || json.error().code == "bad_signature";
  const auto answer = decode_sync_response(*json);
  return answer && answer->error && answer->error->code != "busy";
}

}  // namespace dialogue
