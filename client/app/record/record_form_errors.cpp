// SPDX-License-Identifier: Apache-2.0
// RecordForm: what of it must be mended, and where.
#include <algorithm>

#include "client/app/record/record_form.h"
#include "client/app/words/raw_text.h"
#include "shared/domain/messages.h"
#include "shared/model/check.h"
#include "shared/model/record.h"

namespace dialogue {

/// Keeps which cells a refusal was about.
void RecordForm::miss(const Error& error) {
  needed_.clear();
  if (error.code != "incomplete" || !kind()) return;
  const auto add = [&](const std::string& path) {
    if (describe_cell(*kind(), path).known || kind()->part(path)) needed_.push_back(path);
  };
  add(error.field);
  for (const auto& path : error.args) add(path);
}

QVariantList RecordForm::errors() const {
  QVariantList out;
  const auto add = [&](const std::string& path, const QString& sentence) {
    out << QVariantMap{{"path", QString::fromStdString(path)},
                       {"label", QString::fromStdString(cell_label(*kind(), path, lang()))},
                       {"sentence", sentence}};
  };
  if (!kind() || !editing_) return out;
  for (const auto& [path, text] : bad_) {
    const FieldRow* row = sheet_.row(path);
    const QString why = row && row->field ? services().format().not_read(*row->field, text) : QString();
    add(path.toStdString(), why.isEmpty() ? tr("“%1” cannot be read as a value of this field.").arg(text.left(60)) : why);
  }
  for (const auto& [key, each] : aside()) {
    const QString label = QString::fromStdString(cell_label(*kind(), key.first, lang()));
    out << QVariantMap{{"path", QString::fromStdString(key.first)},
                       {"label", key.second.empty() ? label : label + " · " + QString::fromStdString(key.second).toUpper()},
                       {"sentence", sentence_of(each.why, lang(), kind())}};
  }
  for (const Path& path : needed_)
    if (is_missed(path)) add(path, tr("This is needed."));
  return out;
}

/// It was asked for, and is still not there.
bool RecordForm::is_missed(const Path& path) const {
  if (!editing_ || std::find(needed_.begin(), needed_.end(), path) == needed_.end()) return false;
  const Cells cells = shown_cells();
  const auto own = cells.find(path);
  if (own != cells.end()) return is_blank(own->second);
  return !any_cell(cells, path, [](auto, auto, std::string_view value) { return !value.empty(); });
}

bool RecordForm::complete(const QString& name) {
  const Act* act = kind() ? kind()->act(name.toStdString()) : nullptr;
  if (!act) return false;
  flush();
  if (!bad_.empty() || !aside().empty()) {
    edit();
    stuck_ = true;
    emit changed();
    return false;
  }
  const Cells cells = shown_cells();
  const RecordView above = sheet_.page.view();
  const RecordView view{kind(), above.id, &cells, above.parent};
  const Status checked = run_checks(*act, view, sheet_.page.actor);
  if (checked || checked.error().code != "incomplete") return true;
  miss(checked.error());
  if (needed_.empty()) return true;
  edit();
  emit relaid();
  problem_.clear();
  emit changed();
  return false;
}

QString RecordForm::losing() const {
  QStringList out;
  if (!kind() || !sheet_.services || !services().ready()) return {};
  const auto add = [&](const Path& path, const QString& words) {
    if (!words.trimmed().isEmpty()) out << Format::labelled(QString::fromStdString(cell_label(*kind(), path, lang())), words);
  };
  for (const auto& [path, text] : bad_) add(path.toStdString(), text);
  for (const auto& [key, each] : aside()) add(key.first, text_of(each.raw));
  if (sheet_.page.creating)
    for (const FieldRow& row : sheet_.rows)
      if (row.what == FieldRow::What::field && laid_.contains({row.path.toStdString(), {}})) add(row.path.toStdString(), row.text);
  return out.join('\n');
}

QString RecordForm::unread(const Format& format, const Field& field, const QString& text) {
  const QString why = format.not_read(field, text);
  return why.isEmpty() ? tr("This cannot be read as a value of this field.") : why;
}

const QString* RecordForm::unread_input(const QString& path) const {
  const auto it = bad_.find(path);
  return it == bad_.end() ? nullptr : &it->second;
}

QString RecordForm::problem_of(const FieldRow& row) const {
  if (const QString* typed = unread_input(row.path)) return row.field ? unread(services().format(), *row.field, *typed) : QString();
  const auto refused = aside().find({row.path.toStdString(), {}});
  if (refused != aside().end()) return sentence_of(refused->second.why, lang(), kind());
  return is_missed(row.path.toStdString()) ? tr("This is needed.") : QString();
}

}  // namespace dialogue
