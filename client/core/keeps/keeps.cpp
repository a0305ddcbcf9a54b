// SPDX-License-Identifier: Apache-2.0
#include "client/core/keeps/keeps.h"

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <set>
#include <system_error>

#include "client/core/files/files_remote.h"
#include "client/core/keeps/list.h"
#include "client/core/values.h"
#include "shared/base/disk.h"
#include "shared/base/log.h"
#include "shared/model/declaration.h"
#include "shared/model/record.h"
#include "sync/meta.h"

namespace dialogue {

namespace {

namespace fs = std::filesystem;

/// A failure here is tried again, because nobody asked for it.
template <class Step>
void in_passing(Step step) {
  try {
    step();
  } catch (const Failure& failure) {
    log(LogLevel::warning, "keeps", failure.error());
  }
}

template <class Step>
Status told(Step step) {
  try {
    step();
    return {};
  } catch (const Failure& failure) {
    return failure.error();
  }
}

struct DocumentTable {
  std::string table, sha256, stored, author;  ///< SQL names
};

/// Nothing when the declaration has no documents.
std::optional<DocumentTable> document_table(SqliteReplicaStore& store, const Domain& domain) {
  const Kind* kind = domain.serving(Purpose::document);
  const KindTable* table = kind ? store.table(*kind) : nullptr;
  if (!table) return std::nullopt;
  const auto column = [&](std::string_view field) {
    const int at = table->columns().find(field);
    return at < 0 ? std::string("NULL") : table->columns()[at].name;
  };
  return DocumentTable{table->table(), column("sha256"), column("stored"), column("created_by")};
}

bool has_entries(const std::string& folder) {
  std::error_code error;
  return fs::directory_iterator(folder, error) != fs::directory_iterator();
}

}  // namespace

/// Which records may be seen, as far as files need to know.
class Keeps::Seen final : public Sight {
 public:
  Seen(SqliteReplicaStore& store, const Domain& domain, bool opening) : store_(store), domain_(domain), opening_(opening) {}

  bool holds(const Uuid& record) override { return store_.head(record).has_value(); }
  bool has_document(std::string_view sha256) override {
    if (!hashes_) read();
    return hashes_->find(sha256) != hashes_->end();
  }
  bool opening() const override { return opening_; }

 private:
  void read() {
    hashes_.emplace();
    for (auto& upload : store_.ledger().uploads())
      if (upload.ended != Ledger::all_there) hashes_->insert(std::move(upload.sha256));
    const auto documents = document_table(store_, domain_);
    if (!documents) return;
    const std::string closed = get_flag(store_, meta::revoked) ? " AND flags & 1" : "";
    const std::string sql = "SELECT DISTINCT " + documents->sha256 + " FROM " + documents->table + " WHERE (flags >> 3) & 3 <> 2 AND " +
                            documents->sha256 + " IS NOT NULL" + closed;
    for (Query q(store_.db(), sql); q.next();) hashes_->insert(q.get<std::string>(0));
  }

  SqliteReplicaStore& store_;
  const Domain& domain_;
  const bool opening_;
  std::optional<std::set<std::string, std::less<>>> hashes_;
};

Keeps::Keeps(Replica& replica, SqliteReplicaStore& store, Clock& clock, std::string directory)
    : replica_(replica), store_(store), clock_(clock), directory_(std::move(directory)), list_(list_of_keeps(replica)) {}

Keeps::~Keeps() = default;

const Keep* Keeps::owner(std::string_view path) const {
  const auto it = std::find_if(list_.begin(), list_.end(), [&](const auto& keep) { return keep->owns(path); });
  return it == list_.end() ? nullptr : it->get();
}

/// By their paths below the folder.
std::vector<std::string> Keeps::files() const {
  std::vector<std::string> out;
  if (directory_.empty()) return out;
  std::error_code error;
  for (fs::recursive_directory_iterator it(directory_, fs::directory_options::skip_permission_denied, error), end; !error && it != end;
       it.increment(error))
    if (!it->is_directory(error)) out.push_back(it->path().lexically_relative(directory_).string());
  std::sort(out.begin(), out.end());
  return out;
}

/// An entry that waits to be sent was an empty file once, with the hash of its bytes as its name. Its owners are its documents.
void Keeps::adopt_queue() {
  const std::string queue = directory_ + "/files/" + FileStore::staging_folder;
  const auto documents = document_table(store_, replica_.domain());
  if (directory_.empty() || !documents) return;
  std::error_code error;
  std::vector<fs::path> owned;
  for (const auto& entry : fs::directory_iterator(queue, error)) {
    const std::string sha256 = entry.path().filename().string();
    if (!FileStore::is_hash(sha256) || !fs::is_empty(entry.path(), error)) continue;
    owned.push_back(entry.path());
    for (Query q(store_.db(), "SELECT id FROM " + documents->table + " WHERE " + documents->sha256 + " = ?", sha256); q.next();)
      store_.ledger().owe(q.get<Uuid>(0), sha256);
  }
  // Rows come first: without them nobody would send the files.
  for (const auto& path : owned) fs::remove(path, error);
  if (!owned.empty()) store_.ledger().reopen();
}

/// A closed device has nothing that can be searched or was told about others. When it is let in again, it indexes anew.
void Keeps::heed_closing() {
  const bool closed = get_flag(store_, meta::revoked);
  if (closed == store_.index_is_shut()) return;
  if (closed) {
    store_.ledger().drop_histories();
    store_.ledger().reopen();
    store_.shut_index();
  } else {
    store_.open_index();
  }
}

void Keeps::remove_unexplained(bool opening, LetGo& done) {
  Seen sight(store_, replica_.domain(), opening);
  std::set<std::string> folders;
  for (const std::string& path : files()) {
    const Keep* keep = owner(path);
    if (!keep || keep->explains(path, sight)) continue;
    std::error_code error;
    fs::remove(directory_ + "/" + path, error);
    if (error) throw Failure({disk_code(error.value()), "", {}, "a file that is to go"});
    folders.insert(folder_above(directory_ + "/" + path));
    if (keep->name() == "documents") ++done.documents;
    if (keep->name() == "histories") ++done.histories;
  }
  for (const std::string& folder : folders)
    if (!sync_folder(folder)) throw Failure({disk_code(errno), "", {}, "the folder of a file that is to go"});
  std::error_code ignored;
  if (opening) fs::remove(directory_ + "/history", ignored);
  for (const auto& keep : list_) done.forms += keep->let_go(sight);
  // Their words are still in free pages.
  if (done.forms > 0) set_flag(store_, meta::scrub, true);
}

// Files go together with what is noted of them. Where nothing can be noted, no file goes.
bool Keeps::may_clear() const { return !store_.db().hindrance(); }

void Keeps::begin() {
  if (!may_clear()) return;
  in_passing([&] {
    adopt_queue();
    heed_closing();
    if (!directory_.empty() && (has_entries(directory_ + "/files/" + FileStore::staging_folder) || has_entries(directory_ + "/exports")))
      store_.ledger().reopen();
    clear(true, false);
  });
  in_passing([&] {
    if (get_flag(store_, meta::scrub)) store_.scrub();
  });
}

void Keeps::clear(bool opening, bool anyway) {
  // What a group says explains nothing while the group may yet be undone.
  if (store_.db().in_transaction() || !(anyway || store_.ledger().open())) return;
  LetGo done{clock_.unix_ms()};
  remove_unexplained(opening, done);
  if (done.documents + done.histories + done.forms > 0 || store_.ledger().open()) store_.ledger().close(done);
}

void Keeps::carry_out() {
  if (!may_clear()) return;
  in_passing([&] {
    heed_closing();
    clear(false, false);
  });
}

void Keeps::end_of_step(bool committed) {
  if (committed)
    carry_out();
  else
    tidy();
  FileStore files(directory_);
  for (const auto& sha256 : aside_) files.unstage(sha256);
  aside_.clear();
}

void Keeps::tidy() {
  if (!may_clear()) return;
  // It is noted first, in case it is cut short. On a full disk it is done all the same.
  in_passing([&] { store_.ledger().reopen(); });
  in_passing([&] { clear(false, true); });
}

Status Keeps::owe(const Uuid& material, const std::string& sha256) {
  return told([&] { store_.ledger().owe(material, sha256); });
}

Status Keeps::ended(const OwedFile& file, const std::string& code) {
  return told([&] {
    const auto head = store_.head(file.material);
    if (!head) return;
    store_.ledger().put(
        {file.material, file.sha256, code.empty() ? Ledger::all_there : code, head->facets.front().seq, life_of(store_, *head)});
  });
}

/// The record that it hangs on was deleted. Nobody looks for it there, and its author may not have meant it to leave this device at all.
bool Keeps::hangs_on_deleted(const Kind* kind, const Cells& cells) {
  constexpr int deepest = 4;
  Cells above = cells;
  for (int i = 0; i < deepest && kind && !kind->parent_field.empty(); ++i) {
    const auto parent = ref_value(RecordView{kind, {}, &above, nullptr}.get(kind->parent_field));
    const auto head = parent ? store_.head(*parent) : std::nullopt;
    if (!head) return false;
    above = store_.read(*head);
    if (above.contains(deleted_cell)) return true;
    kind = head->kind;
  }
  return false;
}

/// Whether the server may still take it, whether the bytes are here or not.
bool Keeps::awaited(const Ledger::Upload& upload, OwedFile& out) {
  const auto head = store_.head(upload.record);
  if (!head || head->ghost != Ghost::no || get_flag(store_, meta::revoked)) return false;
  // The upload has ended, and nothing has changed since: neither the record nor the server.
  const std::uint64_t seq = head->facets.front().seq;
  if (!upload.ended.empty() && upload.seq == seq && upload.life == life_of(store_, *head)) return false;
  const Cells cells = store_.read(*head);
  const std::string stored = plain_cell(cells, "stored");
  if (cells.contains(deleted_cell) || stored == "true") return false;
  // The server had these bytes and asks for them again: it may have them.
  if (stored != "false" && hangs_on_deleted(head->kind, cells)) return false;
  out = {upload.record, upload.sha256, !head->own && seq > 0};
  // The record was refused or set aside. Nothing will be sent before its author sends that again.
  return !head->own || !store_.waiting_of(upload.record).empty();
}

/// Documents that the server had and lost. Whoever has them sends them again, also when a restored server does not know that it had them.
std::vector<Ledger::Upload> Keeps::asked_for() {
  std::vector<Ledger::Upload> out;
  const auto documents = document_table(store_, replica_.domain());
  if (directory_.empty() || !documents) return out;
  const std::string sql = "SELECT id, " + documents->sha256 + " FROM " + documents->table + " WHERE (" + documents->stored +
                          " = 'false' OR (" + documents->stored + " IS NULL AND " + documents->author +
                          " = ?)) AND (flags >> 3) & 3 = 0 AND flags & 1 = 0 AND " + documents->sha256 + " IS NOT NULL";
  for (Query q(store_.db(), sql, get_uuid(store_, meta::person).text()); q.next();)
    out.push_back({q.get<Uuid>(0), q.get<std::string>(1), {}, 0, {}});
  return out;
}

std::vector<OwedFile> Keeps::owed() {
  std::vector<OwedFile> out;
  in_passing([&] {
    auto uploads = store_.ledger().uploads();
    for (auto& asked : asked_for())
      if (std::none_of(uploads.begin(), uploads.end(), [&](const auto& known) { return known.record == asked.record; }))
        uploads.push_back(std::move(asked));
    for (const auto& upload : uploads)
      if (OwedFile file; awaited(upload, file) && FileStore(directory_).has(upload.sha256)) out.push_back(std::move(file));
  });
  return out;
}

Status Keeps::keep_history(const Uuid& record, std::string_view body) {
  if (const auto shown = replica_.get(record); !shown) return shown.error();
  return told([&] { store_.ledger().keep_history(record, body); });
}

Result<std::string> Keeps::kept_history(const Uuid& record) {
  if (const auto shown = replica_.get(record); !shown)
    return shown.error().code == "not_found" ? Error{"not_cached", "", {}, ""} : shown.error();
  try {
    if (auto body = store_.ledger().history(record)) return std::move(*body);
    return Error{"not_cached", "", {}, ""};
  } catch (const Failure& failure) {
    return failure.error();
  }
}

std::vector<LetGo> Keeps::let_go() {
  std::vector<LetGo> out;
  in_passing([&] { out = store_.ledger().closed(); });
  return out;
}

void Keeps::check(VerifyReport& report) {
  Seen sight(store_, replica_.domain(), false);
  for (const std::string& path : files()) {
    const Keep* keep = owner(path);
    if (path.starts_with("files/")) ++report.files;
    if (!keep) report.findings.push_back("file " + path + ": it is none of this replica's");
    if (keep && !keep->explains(path, sight)) report.findings.push_back("file " + path + ": no record that may be seen here explains it");
  }
  if (directory_.empty()) return;
  const FileStore files(directory_);
  for (const auto& upload : store_.ledger().uploads())
    if (OwedFile file; awaited(upload, file) && !files.has(upload.sha256))
      report.findings.push_back("file of document " + upload.record.text() + ": it is to be sent and not here");
}

}  // namespace dialogue
