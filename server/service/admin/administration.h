// SPDX-License-Identifier: Apache-2.0
// What `dialogued` does besides serving. Each verb is a change by the server (or by the person named) that goes through the same write path
// and log as everybody's. Any thread; durable on return.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "server/service/ports/document_store.h"
#include "server/service/ports/store.h"
#include "server/service/ports/store_upkeep.h"
#include "shared/base/ids.h"
#include "shared/base/result.h"
#include "shared/model/cell.h"
#include "sync/messages.h"

namespace dialogue {

struct CellValue {
  Path path;
  Raw value;
};

/// An enrolment code that nobody has used yet.
struct CodeInfo {
  std::string id;  ///< names it to administrators; nobody can enrol with that
  Uuid person;
  std::string person_name;
  std::int64_t expires_ms = 0;
};

struct InitDone {
  Uuid organisation, coordinator;
  std::string code;  ///< the coordinator's enrolment code
  CodeInfo about;
};

struct DeviceInfo {
  Uuid id, person;
  std::string name, person_name;
  bool revoked = false;
  std::string state = {};            ///< of the device's record; empty when there is none
  std::string wipe_ordered_at = {};  ///< an instant; empty when no order stands
  std::int64_t enrolled_ms = 0;
  /// Bytes that it stored here: of changes and of files, today and in all.
  std::uint64_t changes_today = 0, changes = 0, files_today = 0, files = 0;
  std::string key = {};  ///< 32 bytes, public
};

struct Statistics {
  std::uint64_t head = 0, backup_seq = 0;
  Epoch epoch;
  std::int64_t schema = 0;
  std::uint64_t devices = 0, scopes = 0, parked = 0;
  std::uint64_t revoked = 0, open_codes = 0, pending_grants = 0;
  std::int64_t oldest_ms = 0, newest_ms = 0;                   ///< of the log's first row and of its last; 0 = none
  std::int64_t backup_ms = 0, verified_ms = 0;                 ///< of the last backup and the last sound check; 0 = none
  std::uint64_t bytes = 0;                                     ///< of the database on the disk
  std::vector<std::pair<std::string, std::uint64_t>> records;  ///< kind, rows
};

/// One row of the log without its content.
struct AuditEntry {
  std::uint64_t seq = 0;
  std::int64_t at_ms = 0;
  Uuid device, author, record;            ///< nil = the server itself; nil record = a note of the log
  std::string kind, what, verdict, code;  ///< what: "create", "edit", an act's name, or a note such as "new_epoch"
  std::string counts;                     ///< of a note: "records 12, documents 3"
};

struct StoreReport {
  bool ok = true;
  std::vector<std::string> findings;
  std::uint64_t head = 0, records = 0, log_rows = 0;
};

/// What readers of an exported log check its lines against. Hashes in hex.
struct LogExport {
  std::uint64_t from = 1, rows = 0, head = 0;
  std::string before, chain;  ///< of the row before `from`; of the head
};

struct CompactDone {
  std::uint64_t bytes_before = 0, bytes_after = 0;
};

class Administration {
 public:
  virtual ~Administration() = default;

  /// A new platform: its Secretariat organisation, a coordinator, their enrolment code. Code "platform_exists" when there is one.
  virtual Result<InitDone> init(const std::string& platform_name, const std::string& coordinator = "Coordinator") = 0;
  virtual Result<Uuid> add_org(const std::string& name, const std::string& kind, const std::string& country) = 0;
  virtual Result<Uuid> add_person(const std::string& name, const Uuid& organisation, const std::string& email) = 0;
  /// `scope`: "all", "workstream:ID", "meeting:ID" or "record:ID"; `until`: a date or empty. The grant holds at once while the platform has
  /// no coordinator's device. Afterwards it is pending until a coordinator confirms it (`pending` then says so).
  virtual Result<Uuid> grant(const Uuid& person, const std::string& role, const std::string& scope, const std::string& until,
                             bool* pending = nullptr) = 0;
  virtual Status revoke_grant(const Uuid& grant) = 0;
  /// 26 characters, single use, good for 24 hours. The code itself is kept nowhere.
  virtual Result<std::string> enrol_code(const Uuid& person, CodeInfo* about = nullptr) = 0;
  /// Those that may still be used; the first to end comes first.
  virtual Result<std::vector<CodeInfo>> codes() = 0;
  /// From now on it has expired. Code not_found.
  virtual Status withdraw_code(const std::string& id) = 0;
  virtual Result<std::vector<DeviceInfo>> devices() = 0;
  /// The public key by which devices know the server on the line, 32 bytes.
  virtual std::string line_key() = 0;
  virtual Status revoke_device(const Uuid& device) = 0;
  /// The device erases itself at its next contact, after it has sent what waits. A revoked device sends nothing any more. Codes: not_found,
  /// wrong_state (it is erased).
  virtual Status order_wipe(const Uuid& device) = 0;

  virtual Result<Statistics> stats() = 0;
  virtual Result<std::vector<AuditEntry>> audit(std::uint64_t since, std::size_t limit) = 0;
  /// Every row of the log from `from` up to the head of this moment, in order, one line of JSON each. It has what people wrote only with
  /// `content`. A Failure that `take` throws ends it and is returned.
  virtual Result<LogExport> export_log(std::uint64_t from, bool content, const std::function<void(const std::string& line)>& take) = 0;
  /// Checks the integrity of the file, the log's chain, checksums made anew against those stored, and the high-water mark. Notes when
  /// everything was sound.
  virtual Result<StoreReport> verify() = 0;
  /// Every material, deleted ones too.
  virtual Result<std::vector<DocumentRecord>> documents() = 0;
  /// Says whether the bytes of these materials are here. Their records say so from now on, and devices are asked for what is lost.
  virtual Status note_documents(const std::vector<std::pair<Uuid, bool>>& found) = 0;
  /// Makes a checked copy of the database in a new file, while serving. Returns its size.
  virtual Result<std::uint64_t> copy_database(const std::string& path, const GiveUp& give_up = {}) = 0;
  /// A backup that was tried by restoring it holds the log up to this head. Devices then drop what they kept up to it.
  virtual Status note_backup(const LogHead& head, std::uint64_t number) = 0;
  /// Gives back disk space, keeps everything, and writes nothing to the log. Readers go on; writers wait.
  virtual Result<CompactDone> compact() = 0;
  /// The same in small steps, between which writers have their turn. What is half empty stays so. Codes: compact_stopped, stopping.
  virtual Result<CompactDone> compact_in_steps(const GiveUp& give_up = {}) = 0;

  /// Makes one transaction of what the verbs called by `job` on this thread do. It is undone when `job` throws.
  virtual Status together(const std::function<void()>& job) = 0;
  /// Acts as that person, under the person's rights, as an edit from an online device would: for demonstration data and imports.
  virtual Result<Uuid> create_as(const Uuid& person, const std::string& kind, const std::vector<CellValue>& cells,
                                 std::optional<Uuid> id = std::nullopt) = 0;
  virtual Status edit_as(const Uuid& person, const std::string& kind, const Uuid& record, const std::vector<CellValue>& cells) = 0;
  virtual Status act_as(const Uuid& person, const std::string& kind, const Uuid& record, const std::string& act,
                        const std::vector<CellValue>& args) = 0;
  /// Acts as the server itself: no rights are asked, values are still checked.
  virtual Result<Uuid> create_as_server(const std::string& kind, const std::vector<CellValue>& cells,
                                        std::optional<Uuid> id = std::nullopt) = 0;
  virtual Status edit_as_server(const std::string& kind, const Uuid& record, const std::vector<CellValue>& cells) = 0;
  virtual Result<Cells> cells_of(const std::string& kind, const Uuid& record) = 0;
  virtual Result<std::vector<Uuid>> records_of(const std::string& kind) = 0;
};

}  // namespace dialogue
