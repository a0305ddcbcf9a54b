// SPDX-License-Identifier: Apache-2.0
#include "tests/fakes/memory_document_store.h"

#include "shared/base/hash.h"

namespace dialogue {
namespace {

std::string hash_of(const std::string& bytes) { return hex(raw(sha256(bytes))); }

}  // namespace

bool MemoryDocumentStore::has(const DocumentName& document) {
  const auto marker = held.find(document.material);
  const auto bytes = content.find(document.sha256);
  return marker != held.end() && marker->second == document.sha256 && bytes != content.end() && bytes->second.size() == document.size;
}

Result<DocumentStore::Stored> MemoryDocumentStore::stored(const DocumentName& document, const Uuid& by) {
  if (has(document)) return Stored{document.size, true};
  const auto part = parts_.find({document.material, by});
  return Stored{part == parts_.end() ? 0 : part->second.size(), false};
}

Result<DocumentStore::Stored> MemoryDocumentStore::append(const DocumentName& document, const Uuid& by, std::uint64_t offset,
                                                          std::string_view piece) {
  if (has(document)) return Stored{document.size, true};
  auto& part = parts_[{document.material, by}];
  if (offset != part.size()) return Error{"wrong_offset", "", {std::to_string(part.size())}, ""};
  if (part.size() + piece.size() > document.size) return Error{"too_large", "", {}, ""};
  part += piece;
  if (part.size() < document.size) return Stored{part.size(), false};
  const std::string bytes = std::move(part);
  parts_.erase({document.material, by});
  if (hash_of(bytes) != document.sha256) return Error{"wrong_hash", "", {}, ""};
  content[document.sha256] = bytes;
  held[document.material] = document.sha256;
  std::erase_if(parts_, [&](const auto& other) { return other.first.first == document.material; });
  return Stored{document.size, true};
}

Result<std::string> MemoryDocumentStore::read(const DocumentName& document, std::uint64_t offset, std::size_t length) {
  if (!has(document) || hash_of(content[document.sha256]) != document.sha256) {
    content.erase(document.sha256);
    return Error{"incomplete", "", {}, ""};
  }
  return content[document.sha256].substr(offset, length);
}

std::vector<std::string> MemoryDocumentStore::set_damaged_aside() {
  std::vector<std::string> out;
  for (const auto& [hash, bytes] : content)
    if (hash_of(bytes) != hash) out.push_back(hash);
  for (const auto& hash : out) content.erase(hash);
  return out;
}

std::vector<KeptDocument> MemoryDocumentStore::kept() {
  std::vector<KeptDocument> out;
  for (const auto& [hash, bytes] : content) out.push_back({"content/" + hash, {}, hash});
  for (const auto& [material, hash] : held) out.push_back({"held/" + material.text(), material, hash});
  for (const auto& [who, bytes] : parts_) out.push_back({"parts/" + who.first.text(), who.first});
  return out;
}

}  // namespace dialogue
