// SPDX-License-Identifier: Apache-2.0
#include "server/files/file_exchange.h"

namespace dialogue {
namespace {

Status check(const FileInfo& file) {
  if (file.size == 0) return Error{"empty_file", "", {}, ""};
  if (file.size > FileExchange::largest_file) return Error{"too_large", "", {}, ""};
  if (file.sha256.size() != 64 || file.sha256.find_first_not_of("0123456789abcdef") != std::string::npos)
    return Error{"wrong_hash", "", {}, ""};
  return {};
}

DocumentName name_of(const FileInfo& file) { return {file.material, file.sha256, file.size}; }

}  // namespace

Result<FileInfo> FileExchange::open(const Uuid& device, const Uuid& material, bool write) {
  auto file = service_.file_access(device, material, write);
  if (!file) return file;
  if (const auto good = check(*file); !good) return good.error();
  return file;
}

Result<FileExchange::Stored> FileExchange::noted(const FileInfo& file, Result<Stored> stored) {
  // The bytes are safe whether or not the record says so. The next piece or question says it again.
  if (stored && stored->complete) service_.note_document(file.material, true).ignore();
  return stored;
}

Error FileExchange::missing(const FileInfo& file, const Error& error) {
  if (error.code == "incomplete" && file.stored) service_.note_document(file.material, false).ignore();
  return error;
}

Result<FileExchange::Stored> FileExchange::stored(const FileInfo& file) { return noted(file, documents_.stored(name_of(file), file.by)); }

Result<FileExchange::Stored> FileExchange::put(const FileInfo& file, std::uint64_t offset, std::string_view piece) {
  if (const auto room = service_.file_room(file.device, piece.size()); !room) return room.error();
  auto stored = documents_.append(name_of(file), file.by, offset, piece);
  // What is not counted is stored all the same: the piece is safe.
  if (stored) service_.note_file_bytes(file.device, piece.size()).ignore();
  return noted(file, std::move(stored));
}

Result<std::string> FileExchange::get(const FileInfo& file, std::uint64_t offset, std::size_t length) {
  auto bytes = documents_.read(name_of(file), offset, length);
  if (!bytes) return missing(file, bytes.error());
  return bytes;
}

Result<FileExchange::Stored> FileExchange::whole(const FileInfo& file) {
  auto stored = documents_.stored(name_of(file), file.by);
  if (stored && !stored->complete) return missing(file, Error{"incomplete", "", {}, ""});
  return stored;
}

}  // namespace dialogue
