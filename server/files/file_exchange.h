// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "server/service/ports/document_store.h"
#include "server/service/service.h"

namespace dialogue {

/// Gives devices the bytes of documents and takes them, in pieces, through a material that the device's person may see, and keeps what the
/// records say of them true. Any thread.
class FileExchange {
 public:
  /// In bytes.
  static constexpr std::uint64_t largest_file = 64u << 20;
  static constexpr std::uint64_t largest_piece = 1u << 20;
  using Stored = DocumentStore::Stored;

  FileExchange(Service& service, DocumentStore& documents) : service_(service), documents_(documents) {}

  /// Whether the device may have, or send, the material's file, and what that is. A record may be made with any values, so values that are
  /// no file's are refused here, before anything is stored. Codes: not_available, not_allowed, empty_file, too_large, wrong_hash.
  Result<FileInfo> open(const Uuid& device, const Uuid& material, bool write);

  // What `open` has given. Codes: as DocumentStore's.
  /// How much has come so far.
  Result<Stored> stored(const FileInfo& file);
  /// Takes the next piece, if the device has room for it. When all bytes are there, the record says so. Codes: over_quota, storage_used_up.
  Result<Stored> put(const FileInfo& file, std::uint64_t offset, std::string_view piece);
  /// Reads a piece. Bytes that were here and are lost are asked for at once, from whoever has them.
  Result<std::string> get(const FileInfo& file, std::uint64_t offset, std::size_t length);
  /// Like stored(); code "incomplete" while not all is there, and what was lost is asked for.
  Result<Stored> whole(const FileInfo& file);

 private:
  Result<Stored> noted(const FileInfo& file, Result<Stored> stored);
  Error missing(const FileInfo& file, const Error& error);

  Service& service_;
  DocumentStore& documents_;
};

}  // namespace dialogue
