// SPDX-License-Identifier: Apache-2.0
#include "client/app/record/record_warnings.h"

#include <QStringList>

#include "client/core/answers/record_warnings.h"

namespace dialogue {

void RecordWarnings::set_services(Services* services) {
  if (services_ || !services) return;
  services_ = services;
  connect(services->store(), &StoreThread::opened, this, &RecordWarnings::read);
  connect(services->store(), &StoreThread::changed, this, &RecordWarnings::read);
  connect(services->language(), &Language::changed, this, &RecordWarnings::changed);
  emit changed();
  read();
}

void RecordWarnings::set_record_id(const QString& id) {
  if (id == id_) return;
  id_ = id;
  told_ = {};
  emit changed();
  read();
}

QString RecordWarnings::text() const {
  QStringList lines;
  for (const Error& warning : told_.warnings) lines << sentence_of(warning, services_->language()->lang(), told_.kind);
  return lines.join('\n');
}

void RecordWarnings::read() {
  const auto id = Uuid::parse(id_.toStdString());
  if (!services_ || !services_->ready() || !id) return;
  services_->store()->ask<Told>(
      this,
      [id = *id](Replica& replica) -> Told {
        const auto record = replica.get(id);
        if (!record || !record->kind) return {};
        return {record->kind, warnings_for(replica, *record)};
      },
      [this, asked = id_](Told told) {
        if (asked != id_ || told.warnings == told_.warnings) return;
        told_ = std::move(told);
        emit changed();
      });
}

}  // namespace dialogue
