// SPDX-License-Identifier: Apache-2.0
// Documents in memory, for tests.
#pragma once

#include <map>

#include "server/service/ports/document_store.h"

namespace dialogue {

class MemoryDocumentStore final : public DocumentStore {
 public:
  Result<Stored> stored(const DocumentName& document, const Uuid& by) override;
  Result<Stored> append(const DocumentName& document, const Uuid& by, std::uint64_t offset, std::string_view piece) override;
  Result<std::string> read(const DocumentName& document, std::uint64_t offset, std::size_t length) override;
  bool has(const DocumentName& document) override;
  std::vector<std::string> set_damaged_aside() override;
  std::vector<KeptDocument> kept() override;

  std::map<std::string, std::string> content;  ///< by hash
  std::map<Uuid, std::string> held;

 private:
  std::map<std::pair<Uuid, Uuid>, std::string> parts_;
};

}  // namespace dialogue
