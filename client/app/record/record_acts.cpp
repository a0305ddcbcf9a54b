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
  return QString::fromStdString(about_act(name.toStdString(), services()->language()->lang()));
}

void RecordModel::act(const QString& name, const QVariantMap& inputs) {
  const Act* act = kind() ? kind()->act(name.toStdString()) : nullptr;
  if (!act) return;
  form_.flush();
  std::vector<Field> fields;
  const Format format = services()->format();
  argument_rows(*act, *kind(), fields, format);
  std::vector<std::pair<std::string, Raw>> args;
  for (const Field& field : fields) {
    std::optional<Raw> raw = read_input(field, inputs[QString::fromStdString(field.name)].toString(), services()->language()->locale());
    if (kind()->part(field.name)) raw = own_part(field.name);
    if (!raw) {
      return form_.say_problem(Format::labelled(services()->language()->in(field.label),
                                                RecordForm::unread(format, field, inputs[QString::fromStdString(field.name)].toString())));
    }
    if (raw->empty() && field.needed) {
      return form_.say_problem(tr("%1: this is needed.").arg(services()->language()->in(field.label)));
    }
    if (!raw->empty()) args.emplace_back(field.name, *raw);
  }
  run_act(act->name, std::move(args));
}

QString RecordModel::misread(const QString& act, const QString& path, const QString& text) const {
  const Act* declared = kind() ? kind()->act(act.toStdString()) : nullptr;
  if (!declared) return {};
  std::vector<Field> fields;
  const Format format = services()->format();
  argument_rows(*declared, *kind(), fields, format);
  for (const Field& field : fields)
    if (field.name == path.toStdString() && !read_input(field, text, services()->language()->locale()))
      return RecordForm::unread(format, field, text);
  return {};
}

/// The id of the part whose organisation is one of the actor's own.
Raw RecordModel::own_part(const std::string& part) const {
  Raw found;
  any_cell(sheet_.page.record.cells, part, [&](std::string_view id, std::string_view rest, std::string_view value) {
    const auto org = rest == ".org" ? ref_value(value) : std::nullopt;
    const auto& grants = sheet_.page.actor.grants;
    if (!org || std::none_of(grants.begin(), grants.end(), [&](const ActiveGrant& grant) { return grant.org == *org; })) return false;
    found = json::quote(id);
    return true;
  });
  return found;
}

void RecordModel::remove() {
  const auto id = sheet_.uuid();
  if (!id) return;
  services()->store()->change<Status>(
      this, [id = *id](Replica& replica) { return replica.remove(id); },
      [this, id = *id](const Status& status) {
        form_.settle(status);
        if (!status) return;
        services()->undo()->offer(tr("Deleted on this device."), {[id](Replica& replica) { return replica.restore(id); }, {}});
        emit gone();
      });
}

void RecordModel::restore() {
  const auto id = sheet_.uuid();
  if (!id) return;
  services()->store()->change<Status>(
      this, [id = *id](Replica& replica) { return replica.restore(id); },
      [this](const Status& status) {
        form_.settle(status);
        if (status) form_.write_again();
      });
}

QString RecordModel::act_under_way() const {
  const Act* act = kind() && sheet_.page.acting ? kind()->act(sheet_.page.acting->act) : nullptr;
  return act ? services()->language()->in(act->label) : QString();
}

void RecordModel::recallAct() {
  if (!sheet_.page.acting) return;
  services()->store()->change<Status>(
      this, [change = sheet_.page.acting->id](Replica& replica) { return replica.recall(change); },
      [this](const Status& status) {
        form_.settle(status);
        if (!status) return;
        services()->undo()->forget();
        emit said(tr("Taken back. Nothing was sent."));
      });
}

void RecordModel::run_act(const std::string& name, std::vector<std::pair<std::string, Raw>> args) {
  const auto record = sheet_.uuid();
  if (!record) return;
  services()->saver()->run(
      this, *record,
      [id = *record, name, args = std::move(args), shown = sheet_.page.record.shown](Replica& replica) {
        return replica.act(id, name, args, &shown);
      },
      [this, id = *record, name](const Status& status) {
        form_.settle(status);
        if (!status) return;
        services()->undo()->offer(tr("Saved here. The answer comes with the next connection."), recalling(id, name));
        emit acted(QString::fromStdString(name));
      });
}

}  // namespace dialogue
