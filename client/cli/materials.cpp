// SPDX-License-Identifier: Apache-2.0
#include "client/cli/materials.h"

#include <algorithm>

#include "client/core/files/materials_of.h"
#include "shared/base/cause.h"

namespace dialogue::cli {
namespace {

constexpr const char* pins_setting = "pinned_meetings";

std::vector<Uuid> pins(Replica& replica) {
  std::vector<Uuid> out;
  const auto text = replica.setting(pins_setting);
  for (std::size_t at = 0; at + 36 <= text.size(); at += 37)
    if (const auto id = Uuid::parse(text.substr(at, 36))) out.push_back(*id);
  return out;
}

}  // namespace

Status fetch_file(Context& context, FileStore& files, const MaterialFile& file) {
  if (files.has(file.sha256)) return {};
  const auto transport = context.transport();
  if (!transport) return transport.error();
  auto line = file_line(context, **transport, files);
  const auto got = download(line, file);
  if (got || !is_unreachable(got.error())) return got;
  return Error{"incomplete_fetch", "", {std::to_string(files.partial(file.sha256)), std::to_string(file.size)}, got.error().detail};
}

void fetch_pinned(Context& context, FileLine& line) {
  for (const auto& meeting : pins(context.replica())) {
    for (const auto& file : materials_of(context.replica(), meeting)) {
      const auto got = download(line, file);
      if (!got && is_unreachable(got.error()) && got.error().code != "incomplete") return;
    }
  }
}

void pin(Replica& replica, const Uuid& meeting) {
  auto all = pins(replica);
  if (std::find(all.begin(), all.end(), meeting) == all.end()) all.push_back(meeting);
  std::string text;
  for (const auto& id : all) text += (text.empty() ? "" : " ") + id.text();
  replica.set_setting(pins_setting, text).ignore();
}

}  // namespace dialogue::cli
