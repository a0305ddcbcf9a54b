// SPDX-License-Identifier: Apache-2.0
#include "client/app/changes/person_devices.h"

#include <algorithm>

#include "client/app/words/raw_text.h"
#include "client/core/joining/new_code.h"
#include "client/core/values.h"
#include "shared/domain/people/roles.h"
#include "shared/model/declaration.h"
#include "shared/model/record.h"

namespace dialogue {
namespace {

std::string cell_of(const Record& record, std::string_view path) {
  const auto it = record.cells.find(path);
  return it == record.cells.end() ? std::string() : plain_value(it->second);
}

/// Records of the kind that serves the purpose.
std::vector<Record> all_of(Replica& replica, Purpose purpose, const std::vector<Condition>& where) {
  std::vector<Record> out;
  const Kind* kind = replica.domain().serving(purpose);
  const auto keys = kind ? replica.keys(kind->name, {where, {}, {}, false, 0}) : Result<std::vector<RowKey>>(std::vector<RowKey>());
  const auto rows = keys && kind ? replica.rows(kind->name, *keys, {}) : Result<std::vector<Listed>>(std::vector<Listed>());
  if (!rows) return out;
  for (const Listed& row : *rows)
    if (auto record = replica.get(row.id)) out.push_back(std::move(*record));
  return out;
}

bool is_guarded(Replica& replica, const Uuid& person) {
  const auto grants = all_of(replica, Purpose::grant, {{"person", Condition::Op::eq, person.text()}});
  return std::any_of(grants.begin(), grants.end(), [](const Record& grant) {
    const auto state = cell_of(grant, state_cell);
    return is_second_persons(cell_of(grant, "role")) && (state == active_state || state == "pending");
  });
}

PersonDevices::Read read_devices(Replica& replica, const Format& format, const std::string& said) {
  PersonDevices::Read out;
  const auto status = replica.status();
  const auto person = said.empty() ? std::optional(status.person) : Uuid::parse(said);
  if (!person || person->is_nil()) return out;
  const auto record = replica.get(*person);
  out.own = *person == status.person;
  out.known = out.own || (record && record->kind->purpose == Purpose::person);
  if (!out.known) return out;
  out.whose = QString::fromStdString(person->text());
  out.name = QString::fromStdString(record ? cell_of(*record, record->kind->title_field) : status.person_name);
  const auto may = may_make_code(replica.actor(), *person, is_guarded(replica, *person));
  out.allowed = status.enrolled && !status.revoked && may.ok();
  out.guarded = !may && may.error().code == "own_code_only";
  auto devices = all_of(replica, Purpose::device, {});
  std::sort(devices.begin(), devices.end(), [](const Record& a, const Record& b) { return b.id < a.id; });
  for (const Record& device : devices) {
    if (cell_of(device, "person") != person->text()) {
      out.others = true;
      continue;
    }
    out.devices.push_back(QVariantMap{{"id", QString::fromStdString(device.id.text())},
                                      {"name", QString::fromStdString(cell_of(device, "name"))},
                                      {"stateLabel", format.state(*device.kind, QString::fromStdString(cell_of(device, state_cell)))},
                                      {"words", QString::fromStdString(words_of_device(replica.session(), cell_of(device, "public_key")))},
                                      {"here", device.id == status.device}});
  }
  return out;
}

}  // namespace

void PersonDevices::set_services(Services* services) {
  if (services_ || !services) return;
  services_ = services;
  connect(services->store(), &StoreThread::opened, this, &PersonDevices::read);
  connect(services->store(), &StoreThread::changed, this, &PersonDevices::read);
  connect(services->language(), &Language::changed, this, &PersonDevices::read);
  read();
}

void PersonDevices::set_person_id(const QString& id) {
  if (id == person_id_) return;
  person_id_ = id;
  read_ = {};
  emit changed();
  read();
}

void PersonDevices::read() {
  if (!services_ || !services_->ready()) return;
  services_->store()->ask<Read>(
      this,
      [said = person_id_.toStdString(), format = services_->format()](Replica& replica) { return read_devices(replica, format, said); },
      [this, said = person_id_](Read read) {
        if (said != person_id_) return;
        read_ = std::move(read);
        emit changed();
      });
}

}  // namespace dialogue
