// SPDX-License-Identifier: Apache-2.0
// Internal to server/service: the verbs of administration over the engine.
#pragma once

#include "server/service/admin/administration.h"
#include "server/service/engine/engine.h"

namespace dialogue {

class TheAdministration final : public Administration {
 public:
  explicit TheAdministration(Engine& engine) : engine_(engine) {}

  Result<InitDone> init(const std::string& platform_name, const std::string& coordinator) override;
  Result<Uuid> add_org(const std::string& name, const std::string& kind, const std::string& country) override;
  Result<Uuid> add_person(const std::string& name, const Uuid& organisation, const std::string& email) override;
  Result<Uuid> grant(const Uuid& person, const std::string& role, const std::string& scope, const std::string& until,
                     bool* pending) override;
  Status revoke_grant(const Uuid& grant) override;
  Result<std::string> enrol_code(const Uuid& person, CodeInfo* about) override;
  Result<std::vector<CodeInfo>> codes() override;
  Status withdraw_code(const std::string& id) override;
  Result<std::vector<DeviceInfo>> devices() override;
  std::string line_key() override;
  Status revoke_device(const Uuid& device) override;
  Status order_wipe(const Uuid& device) override;
  Result<Statistics> stats() override;
  Result<std::vector<AuditEntry>> audit(std::uint64_t since, std::size_t limit) override;
  Result<LogExport> export_log(std::uint64_t from, bool content, const std::function<void(const std::string&)>& take) override;
  Result<StoreReport> verify() override;
  Result<std::vector<DocumentRecord>> documents() override;
  Status note_documents(const std::vector<std::pair<Uuid, bool>>& found) override;
  Result<std::uint64_t> copy_database(const std::string& path, const GiveUp& give_up) override;
  Status note_backup(const LogHead& head, std::uint64_t number) override;
  Result<CompactDone> compact() override;
  Result<CompactDone> compact_in_steps(const GiveUp& give_up) override;
  Status together(const std::function<void()>& job) override;
  Result<Uuid> create_as(const Uuid& person, const std::string& kind, const std::vector<CellValue>& cells, std::optional<Uuid> id) override;
  Status edit_as(const Uuid& person, const std::string& kind, const Uuid& record, const std::vector<CellValue>& cells) override;
  Status act_as(const Uuid& person, const std::string& kind, const Uuid& record, const std::string& act,
                const std::vector<CellValue>& args) override;
  Result<Uuid> create_as_server(const std::string& kind, const std::vector<CellValue>& cells, std::optional<Uuid> id) override;
  Status edit_as_server(const std::string& kind, const Uuid& record, const std::vector<CellValue>& cells) override;
  Result<Cells> cells_of(const std::string& kind, const Uuid& record) override;
  Result<std::vector<Uuid>> records_of(const std::string& kind) override;

 private:
  /// Inside together() it joins that transaction, else it has one of its own.
  Status write(const std::function<void(UnitOfWork&)>& job);
  template <class T>
  Result<T> read(const std::function<T(StoreView&)>& query);
  const Kind& need_kind(const std::string& name) const;
  const Kind& need_kind(Purpose purpose) const;
  Held& need_record(UnitOfWork& work, const Kind& kind, const Uuid& id) const;
  Uuid make(UnitOfWork& work, const Kind& kind, std::vector<Assigned> cells, std::optional<Uuid> id = {});
  Uuid make_grant(UnitOfWork& work, const Uuid& person, const std::string& role, const std::string& scope, const std::string& until,
                  bool active);
  /// Checks what is typed for a grant. Codes: unknown_term, incomplete, end_before_start, wrong_type, not_found, no_guests.
  void check_grant(UnitOfWork& work, const std::string& role, const std::string& scope, const std::string& until) const;
  std::string make_code(UnitOfWork& work, const Uuid& person, CodeInfo* about = nullptr);
  bool has_coordinator_device(UnitOfWork& work);
  void change_as(UnitOfWork& work, const Uuid& person, Change change);

  Engine& engine_;
};

}  // namespace dialogue
