// SPDX-License-Identifier: Apache-2.0
#include "client/core/files/attach.h"

#include <filesystem>
#include <limits>

#include "client/core/files/files_sniff.h"
#include "client/core/values.h"
#include "client/core/verbs/beside.h"
#include "shared/model/declaration.h"
#include "shared/wire/json_string.h"

namespace dialogue {
namespace {

struct Read {
  std::string bytes;
  AttachedFile file;
};

Result<Read> read_checked(const std::string& path) {
  auto bytes = read_user_file(path);
  if (!bytes) return bytes.error();
  auto type = check_file(path, *bytes);
  if (!type) return type.error();
  const int pages = *type == "application/pdf" ? pdf_pages(*bytes) : 0;
  AttachedFile file{{}, std::move(*type), bytes->size(), pages};
  return Read{std::move(*bytes), std::move(file)};
}

Result<std::vector<std::pair<Path, Raw>>> cells_of(const Domain& domain, const AttachedFile& file, const DocumentWords& words) {
  auto name = parse_value(*domain.serving(Purpose::document)->field("name"), words.name);
  if (!name) return name.error();
  std::vector<std::pair<Path, Raw>> cells{{"parent", json::quote(words.parent.text())}, {"name", std::move(*name)},
                                          {"media_type", json::quote(file.media_type)}, {"sha256", json::quote(file.sha256)},
                                          {"size", std::to_string(file.size)},          {"declaration_no_personal_case_data", "true"}};
  if (!words.lang.empty()) cells.emplace_back("lang", json::quote(words.lang));
  if (file.pages > 0) cells.emplace_back("pages", std::to_string(file.pages));
  return cells;
}

}  // namespace

Result<AttachedFile> look_at_file(const std::string& path, std::uint64_t room) {
  auto read = read_checked(path);
  if (!read) return read.error();
  if (read->file.size > room) return Error{"disk_full", "", {}, "no room for the file"};
  return std::move(read->file);
}

Result<AttachedFile> take_file(const std::string& path, FileStore& files) {
  auto read = read_checked(path);
  if (!read) return read.error();
  auto sha256 = files.stage(read->bytes);
  // The error is about the replica's folder, not about the file that was just read.
  if (!sha256 && sha256.error().code == "no_access") return Error{"read_only", "", {}, sha256.error().detail};
  if (!sha256) return sha256.error();
  read->file.sha256 = std::move(*sha256);
  return std::move(read->file);
}

std::uint64_t free_bytes(const std::string& dir) {
  std::error_code failed;
  const auto space = std::filesystem::space(dir, failed);
  return failed ? std::numeric_limits<std::uint64_t>::max() : space.available;
}

Result<Uuid> make_document(Replica& replica, const AttachedFile& file, const DocumentWords& words) {
  Result<Uuid> made = Error{"internal", "", {}, "no document"};
  const Status done = replica.together([&]() -> Status {
    replica.beside().taken_in(file.sha256);
    const auto cells = cells_of(replica.domain(), file, words);
    if (!cells) return cells.error();
    made = replica.create(replica.domain().serving(Purpose::document)->name, *cells);
    if (!made) return made.error();
    if (const auto here = FileStore(replica.directory()).adopt(file.sha256); !here) return here;
    return replica.beside().owe(*made, file.sha256);
  });
  return done ? made : Result<Uuid>(done.error());
}

}  // namespace dialogue
