// SPDX-License-Identifier: Apache-2.0
#include "client/app/changes/person_devices.h"

#include <algorithm>

#include "client/app/words/raw_text.h"
#include "client/core/answers/answer_facts.h"
#include "client/core/joining/new_code.h"
#include "shared/domain/people/roles.h"
#include "shared/model/declaration.h"
#include "shared/model/record.h"

namespace dialogue {
namespace {

bool is_guarded(Replica& replica, const Uuid& person) {
  const auto grants =
      facts::records(replica, replica.domain().serving(Purpose::grant)->name, {{"person", Condition::Op::eq, person.text()}});
  return std::any_of(grants.begin(), grants.end(), [](const Record& grant) {
    const auto state = facts::state(grant);
    return is_second_persons(facts::text(grant, "role")) && (state == active_state || state == "pending");
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
  out.name = QString::fromStdString(record ? facts::text(*record, record->kind->title_field) : status.person_name);
  const auto may = may_make_code(replica.actor(), *person, is_guarded(replica, *person));
  out.allowed = status.enrolled && !status.revoked && may.ok();
  out.guarded = !may && may.error().code == "own_code_only";
  auto devices = facts::records(replica, replica.domain().serving(Purpose::device)->name);
  std::sort(devices.begin(), devices.end(), [](const Record& a, const Record& b) { return b.id < a.id; });
  for (const Record& device : devices) {
    if (facts::text(device, "person") != person->text()) {
      out.others = true;
      continue;
    }
    out.devices.push_back(
        QVariantMap{{"id", QString::fromStdString(device.id.text())},
                    {"name", QString::fromStdString(facts::text(device, "name"))},
                    {"stateLabel", format.state(*device.kind, QString::fromStdString(facts::state(device)))},
                    {"words", QString::fromStdString(words_of_device(replica.session(), facts::text(device, "public_key")))},
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
