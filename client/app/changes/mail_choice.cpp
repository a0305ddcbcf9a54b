// SPDX-License-Identifier: Apache-2.0
#include "client/app/changes/mail_choice.h"

#include "client/core/answers/answer_facts.h"

namespace dialogue {
namespace {

constexpr const char* no_mail = "no_mail";

/// The person's own record, as far as it is here.
struct Own {
  Uuid person;
  const Kind* kind = nullptr;
  bool none = false;
};

Own own_record(Replica& replica) {
  Own out{replica.status().person, nullptr, false};
  if (const auto record = out.person.is_nil() ? Result<Record>(Error{"not_found", {}, {}, {}}) : replica.get(out.person)) {
    out.kind = record->kind;
    out.none = facts::flag(*record, no_mail);
  }
  return out;
}

}  // namespace

void MailChoice::set_services(Services* services) {
  if (services_ || !services) return;
  services_ = services;
  connect(services->store(), &StoreThread::opened, this, &MailChoice::read);
  connect(services->store(), &StoreThread::changed, this, &MailChoice::read);
  connect(services->language(), &Language::changed, this, &MailChoice::changed);
  emit changed();
  read();
}

const Field* MailChoice::field() const { return kind_ ? kind_->field(no_mail) : nullptr; }

QString MailChoice::label() const { return field() ? services_->language()->in(field()->label) : QString(); }

void MailChoice::read() {
  services_->store()->ask<Own>(this, own_record, [this](Own own) {
    person_ = own.person;
    kind_ = own.kind;
    none_ = own.none;
    emit changed();
  });
}

void MailChoice::choose(bool none) {
  if (!known() || none == none_) return;
  const auto verb = [person = person_, none](Replica& replica) {
    return replica.edit(person, {{Path(no_mail), none ? "true" : "false"}}, nullptr);
  };
  services_->saver()->run(this, person_, verb, [this](const Status& status) {
    if (!status) emit refused(sentence_of(status.error(), services_->language()->lang(), kind_));
    read();
  });
}

}  // namespace dialogue
