// SPDX-License-Identifier: Apache-2.0
#include "client/core/replica/wipe.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <string_view>

#include "client/core/files/files_store.h"
#include "client/core/replica/erase_replica.h"
#include "client/core/replica/folder_lock.h"
#include "client/core/store/replica_schema.h"
#include "shared/base/disk.h"
#include "shared/base/hash.h"
#include "shared/base/signer.h"
#include "shared/sqlite/database.h"
#include "shared/wire/compress.h"
#include "shared/wire/json.h"
#include "sync/answer_proof.h"
#include "sync/codec.h"
#include "sync/meta.h"
#include "sync/request_token.h"
#include "sync/wire_form.h"

namespace dialogue {
namespace {

/// While the file has the first name, the rest of the folder is to be erased. Under the second it only waits to be delivered.
std::string erasing(const std::string& dir) { return dir + "/wipe"; }
std::string erased(const std::string& dir) { return dir + "/wiped"; }

constexpr std::uint64_t largest = 64u << 10;
constexpr std::size_t proof_key = 32;

constexpr std::string_view own_line = "own", public_line = "public";

/// The rest is in `line_keys`.
std::string_view secured(const Trust& trust) { return trust.mode == Trust::Mode::own ? own_line : public_line; }

std::string line_keys_of(const Trust& trust) {
  std::string out;
  for (const Trust::Key& key : trust.keys) out.append(key.begin(), key.end());
  return out;
}

/// Where a version before this one said nothing, it is what this computer trusts.
Trust read_trust(const std::string& secured, const std::string& keys) {
  Trust out;
  if (secured != own_line) return out;
  out.mode = Trust::Mode::own;
  Trust::Key key;
  for (std::size_t at = 0; at + key.size() <= keys.size(); at += key.size()) {
    std::copy_n(keys.begin() + static_cast<std::ptrdiff_t>(at), key.size(), key.begin());
    out.keys.push_back(key);
  }
  return out;
}

std::optional<Farewell> read_farewell(const std::string& path) {
  const auto text = read_user_file(path, largest);
  if (!text) return {};
  const auto document = json::Document::parse(*text);
  if (!document) return {};
  const auto root = document->root();
  const auto field = [&](const char* name) {
    const auto value = root.find(name);
    return value ? value->string().value_or("") : std::string();
  };
  Farewell out;
  out.server.url = field("server");
  out.request.authorization = field("authorization");
  out.request.content_type = field("content_type");
  std::string keys, line_keys;
  if (out.server.url.empty() || !unb64(field("body"), out.request.body) || !unb64(field("proof_keys"), keys) ||
      !unb64(field("line_keys"), line_keys))
    return {};
  out.server.trust = read_trust(field("secured"), line_keys);
  for (; keys.size() >= proof_key; keys.erase(0, proof_key)) out.request.proof_keys.push_back(keys.substr(0, proof_key));
  // Of versions that had no place of its own for it.
  if (const std::string said = field("path"); !said.empty()) out.request.path = said;
  return out;
}

/// Whether the replica has heard a signed order (sync/wipe) and these are its own last words about it, in the device's own hand.
bool is_ordered(Database& db, const WireRequest& farewell) {
  const auto said = [&](std::string_view key) {
    return db.one<std::string>("SELECT value FROM meta WHERE key = ?", std::string(key)).value_or("");
  };
  const auto text = unpack(farewell.body, largest);
  const auto request = text ? decode_sync_request(*text) : Result<SyncRequest>(text.error());
  const std::string ordered = said(meta::wipe);
  if (!request || ordered.empty() || request->wiped != ordered) return false;
  std::string seed;
  const auto device = Uuid::parse(said(meta::device));
  if (!device || !unb64(said(meta::seed), seed) || seed.size() != 32) return false;
  const auto token = read_request_token(farewell.authorization);
  if (!token || token->device != *device) return false;
  const Hash32 body = blake2b(farewell.body);
  const std::string said_so = token->form == 1 ? first_request_signing_bytes(farewell.method, farewell.path, said(meta::epoch), body)
                                               : request_signing_bytes(*token, farewell.method, farewell.path, body);
  return ed25519_verifier().verify(bytes_of(Ed25519Signer(seed).public_key()), said_so, token->signature);
}

/// Whether a file with the name of an erasure under way is one. Throws Failure.
bool is_order(const std::string& dir) {
  const auto farewell = read_farewell(erasing(dir));
  if (!farewell) return false;
  const FolderLock lock(dir);
  const std::string database = dir + "/replica.db";
  std::error_code error;
  // The database goes after what lies beside it. When it is gone, nothing is left to protect.
  if (!std::filesystem::exists(database, error)) return !error;
  Database::Options options;
  options.alone = true;
  options.application_id = replica_application_id;
  options.newest_version = replica_version;
  try {
    Database db(database, options);
    return is_ordered(db, farewell->request);
  } catch (const Failure& failure) {
    // If it cannot be read, the opening itself tells that.
    if (failure.error().code == "in_use") throw;
    return false;
  }
}

Status erase_now(const std::string& dir) {
  if (auto gone = erase_replica(dir); !gone) return gone;
  if (std::rename(erasing(dir).c_str(), erased(dir).c_str()) != 0) return Error{disk_code(errno), "", {}, "the order to erase"};
  if (!sync_folder(dir)) return Error{disk_code(errno), "", {}, "the replica's folder"};
  return {};
}

}  // namespace

Status obey_wipe(const std::string& dir, const Farewell& farewell) {
  json::Writer out;
  std::string keys;
  for (const std::string& key : farewell.request.proof_keys) keys += key;
  out.begin_object()
      .key("path")
      .string(farewell.request.path)
      .key("proof_keys")
      .string(b64(keys))
      .key("server")
      .string(farewell.server.url)
      .key("secured")
      .string(secured(farewell.server.trust))
      .key("line_keys")
      .string(b64(line_keys_of(farewell.server.trust)))
      .key("authorization")
      .string(farewell.request.authorization);
  out.key("content_type").string(farewell.request.content_type).key("body").string(b64(farewell.request.body)).end_object();
  if (auto kept = write_user_file(erasing(dir), out.take()); !kept) return kept;
  if (!sync_folder(dir)) return Error{disk_code(errno), "", {}, "the replica's folder"};
  return erase_now(dir);
}

Status finish_wipe(const std::string& dir) {
  std::error_code error;
  if (!std::filesystem::exists(erasing(dir), error)) return {};
  try {
    if (!is_order(dir)) return {};
  } catch (const Failure& failure) {
    return failure.error();
  }
  return erase_now(dir);
}

std::optional<Farewell> farewell_in(const std::string& dir) { return read_farewell(erased(dir)); }

void forget_farewell(const std::string& dir) {
  std::error_code ignored;
  std::filesystem::remove(erased(dir), ignored);
}

bool farewell_heard(const Farewell& farewell, const WireReply& reply) {
  const auto token = read_request_token(farewell.request.authorization);
  const auto ours = token && token->form == 1 ? Result<WireReply>(reply) : proven(farewell.request, reply);
  if (!ours) return false;
  const auto json = answer_json(*ours);
  // The answer is a code of our own, such as that of a server which has never heard of this device.
  if (!json) return json.error().code == "unknown_device" || json.error().code == "revoked";
  const auto answer = decode_sync_response(*json);
  return answer && answer->error && answer->error->code != "busy";
}

}  // namespace dialogue
