// SPDX-License-Identifier: Apache-2.0
// RecordModel: acting on the record, and what becomes of an act.
#include <algorithm>

#include "client/app/record/record_model.h"
#include "client/app/words/raw_text.h"
#include "shared/domain/messages.h"
#include "shared/model/record.h"
#include "shared/wire/json_string.h"

namespace dialogue {

QString RecordModel::about(const QString& name) const {
  return QString::fromStdString(about_act(name.toStdString(), services_->language()->lang()));
}

void RecordModel::act(const QString& name, const QVariantMap& inputs) {
  const Act* act = kind() ? kind()->act(name.toStdString()) : nullptr;
  if (!act) return;
  flush();
  std::vector<Field> fields;
  argument_rows(*act, *kind(), fields, services_->format());
  std::vector<std::pair<std::string, Raw>> args;
  for (const Field& field : fields) {
    std::optional<Raw> raw = read_input(field, inputs[QString::fromStdString(field.name)].toString(), services_->language()->locale());
    if (kind()->part(field.name)) raw = own_part(field.name);
    if (!raw) {
      problem_ =
          Format::labelled(services_->language()->in(field.label), unread(field, inputs[QString::fromStdString(field.name)].toString()));
      emit changed();
      return;
    }
    if (raw->empty() && field.needed) {
      problem_ = tr("%1: this is needed.").arg(services_->language()->in(field.label));
      emit changed();
      return;
    }
    if (!raw->empty()) args.emplace_back(field.name, *raw);
  }
  run_act(act->name, std::move(args));
}

QString RecordModel::unread(const Field& field, const QString& text) const {
  const QString why = services_->format().not_read(field, text);
  return why.isEmpty() ? tr("This cannot be read as a value of this field.") : why;
}

QString RecordModel::misread(const QString& act, const QString& path, const QString& text) const {
  const Act* declared = kind() ? kind()->act(act.toStdString()) : nullptr;
  if (!declared) return {};
  std::vector<Field> fields;
  argument_rows(*declared, *kind(), fields, services_->format());
  for (const Field& field : fields)
    if (field.name == path.toStdString() && !read_input(field, text, services_->language()->locale())) return unread(field, text);
  return {};
}

/// The id of the part whose organisation is one of the actor's own.
Raw RecordModel::own_part(const std::string& part) const {
  Raw found;
  any_cell(page_.record.cells, part, [&](std::string_view id, std::string_view rest, std::string_view value) {
    const auto org = rest == ".org" ? ref_value(value) : std::nullopt;
    const auto& grants = page_.actor.grants;
    if (!org || std::none_of(grants.begin(), grants.end(), [&](const ActiveGrant& grant) { return grant.org == *org; })) return false;
    found = json::quote(id);
    return true;
  });
  return found;
}

void RecordModel::remove() {
  const auto id = Uuid::parse(id_.toStdString());
  if (!id) return;
  services_->store()->change<Status>(
      this, [id = *id](Replica& replica) { return replica.remove(id); },
      [this, id = *id](const Status& status) {
        settle(status);
        if (!status) return;
        services_->undo()->offer(tr("Deleted on this device."), {[id](Replica& replica) { return replica.restore(id); }, {}});
        emit gone();
      });
}

void RecordModel::restore() {
  const auto id = Uuid::parse(id_.toStdString());
  if (!id) return;
  services_->store()->change<Status>(
      this, [id = *id](Replica& replica) { return replica.restore(id); },
      [this](const Status& status) {
        settle(status);
        if (status) write_again();
      });
}

QString RecordModel::act_under_way() const {
  const Act* act = kind() && page_.acting ? kind()->act(page_.acting->act) : nullptr;
  return act ? services_->language()->in(act->label) : QString();
}

void RecordModel::recallAct() {
  if (!page_.acting) return;
  services_->store()->change<Status>(
      this, [change = page_.acting->id](Replica& replica) { return replica.recall(change); },
      [this](const Status& status) {
        settle(status);
        if (!status) return;
        services_->undo()->forget();
        emit said(tr("Taken back. Nothing was sent."));
      });
}

}  // namespace dialogue
