// SPDX-License-Identifier: Apache-2.0
// What the exchange of files and upkeep ask of the place that keeps the bytes of documents. Implementations: server/store/document_folder.h
// and, in memory, tests/fakes/memory_document_store.h; one contract suite for both (tests/contract/document_store_test.cpp).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/ids.h"
#include "shared/base/result.h"

namespace dialogue {

/// The bytes that a material's record names.
struct DocumentName {
  Uuid material;
  std::string sha256;  ///< 64 hex digits
  std::uint64_t size = 0;
};

/// What a material's record says of its bytes.
struct DocumentRecord {
  DocumentName name;
  bool stored = false;  ///< they are all here
  bool lost = false;    ///< they were here, and devices are asked for them
  bool deleted = false;
};

/// Something that is kept, and what it is of: a material, a hash, both, or nothing that is known here.
struct KeptDocument {
  std::string name;  ///< as people find it
  Uuid material = {};
  std::string sha256 = {};
};

/// Naming a hash gives nobody bytes. A material has bytes once somebody has sent them for it. What is said to be stored is on disk. Any
/// thread. Codes: disk_full, disk_error, no_access.
class DocumentStore {
 public:
  struct Stored {
    std::uint64_t bytes = 0;
    bool complete = false;
  };

  virtual ~DocumentStore() = default;

  /// What has come so far from `by`: nil for the author, else a device that gives back what was lost. It finishes a file that an
  /// interruption left complete but unfinished.
  virtual Result<Stored> stored(const DocumentName& document, const Uuid& by) = 0;
  /// The next piece. Codes besides: wrong_offset (args: bytes stored), too_large, wrong_hash (all of `by` is thrown away).
  virtual Result<Stored> append(const DocumentName& document, const Uuid& by, std::uint64_t offset, std::string_view piece) = 0;
  /// Code incomplete while not all bytes are there, or when they are others.
  virtual Result<std::string> read(const DocumentName& document, std::uint64_t offset, std::size_t length) = 0;
  /// Whether all is there, by name and size.
  virtual bool has(const DocumentName& document) = 0;

  /// Reads every byte. Returns the hashes under which other bytes are kept. Those are set aside, so that they count as missing.
  virtual std::vector<std::string> set_damaged_aside() = 0;
  virtual std::vector<KeptDocument> kept() = 0;
};

}  // namespace dialogue
