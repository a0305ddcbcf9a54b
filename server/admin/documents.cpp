// SPDX-License-Identifier: Apache-2.0
#include "server/admin/documents.h"

#include <algorithm>
#include <map>
#include <set>

namespace dialogue::admin {
namespace {

using Found = std::vector<std::pair<Uuid, bool>>;

/// Records that have to say something else.
Found differences(const std::vector<DocumentRecord>& records, DocumentStore& store) {
  Found out;
  for (const auto& record : records) {
    const bool here = store.has(record.name);
    if (!record.deleted && here != record.stored && (here || !record.lost)) out.emplace_back(record.name.material, here);
  }
  return out;
}

/// Deleted records explain their bytes too, because they can be restored.
class Explained {
 public:
  explicit Explained(const std::vector<DocumentRecord>& records) {
    for (const auto& record : records) {
      materials_[record.name.material] = record.name.sha256;
      hashes_.insert(record.name.sha256);
    }
  }
  bool operator()(const KeptDocument& kept) const {
    if (kept.material.is_nil()) return !kept.sha256.empty() && hashes_.contains(kept.sha256);
    const auto record = materials_.find(kept.material);
    return record != materials_.end() && (kept.sha256.empty() || kept.sha256 == record->second);
  }

 private:
  std::map<Uuid, std::string> materials_;
  std::set<std::string> hashes_;
};

}  // namespace

Status settle_documents(Administration& admin, DocumentStore& store) {
  const auto records = admin.documents();
  if (!records) return records.error();
  return admin.note_documents(differences(*records, store));
}

Result<DocumentReport> check_documents(Administration& admin, DocumentStore& store) {
  const auto damaged = store.set_damaged_aside();
  // The bytes are looked at before the records: what comes meanwhile has its record first.
  const auto kept = store.kept();
  const auto records = admin.documents();
  if (!records) return records.error();
  DocumentReport out;
  for (const auto& record : *records) {
    if (store.has(record.name)) {
      ++out.whole;
      continue;
    }
    if (record.deleted || !(record.stored || record.lost)) continue;
    const bool other = std::binary_search(damaged.begin(), damaged.end(), record.name.sha256);
    out.missing.push_back("document " + record.name.material.text() + " (" + record.name.sha256 +
                          (other ? "): its bytes were damaged and are set aside; devices are asked for them"
                                 : "): its bytes are not here; devices are asked for them"));
  }
  const Explained explained(*records);
  for (const auto& each : kept)
    if (!explained(each)) out.foreign.push_back("files/" + each.name + ": no record explains it");
  if (auto noted = admin.note_documents(differences(*records, store)); !noted) return noted.error();
  return out;
}

}  // namespace dialogue::admin
