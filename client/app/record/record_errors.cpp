// SPDX-License-Identifier: Apache-2.0
// RecordModel: what of the form must be mended, and where.
#include <algorithm>

#include "client/app/record/record_model.h"
#include "shared/domain/messages.h"
#include "shared/model/check.h"
#include "shared/model/record.h"

namespace dialogue {

/// Keeps which cells a refusal was about.
void RecordModel::miss(const Error& error) {
  needed_.clear();
  if (error.code != "incomplete" || !kind()) return;
  const auto add = [&](const std::string& path) {
    if (describe_cell(*kind(), path).known || kind()->part(path)) needed_.push_back(path);
  };
  add(error.field);
  for (const auto& path : error.args) add(path);
}

QVariantList RecordModel::errors() const {
  QVariantList out;
  const auto add = [&](const std::string& path, const QString& sentence) {
    out << QVariantMap{{"path", QString::fromStdString(path)},
                       {"label", QString::fromStdString(cell_label(*kind(), path, services_->language()->lang()))},
                       {"sentence", sentence}};
  };
  if (!kind() || !editing_) return out;
  for (const auto& [path, text] : bad_) {
    const auto row = std::find_if(rows_.begin(), rows_.end(), [&at = path](const FieldRow& r) { return r.path == at; });
    const QString why = row != rows_.end() && row->field ? services_->format().not_read(*row->field, text) : QString();
    add(path.toStdString(), why.isEmpty() ? tr("“%1” cannot be read as a value of this field.").arg(text.left(60)) : why);
  }
  for (const auto& [key, each] : aside()) {
    const QString label = QString::fromStdString(cell_label(*kind(), key.first, services_->language()->lang()));
    out << QVariantMap{{"path", QString::fromStdString(key.first)},
                       {"label", key.second.empty() ? label : label + " · " + QString::fromStdString(key.second).toUpper()},
                       {"sentence", sentence_of(each.why, services_->language()->lang(), kind())}};
  }
  for (const Path& path : needed_)
    if (is_missed(path)) add(path, tr("This is needed."));
  return out;
}

/// Asked for, and still not there.
bool RecordModel::is_missed(const Path& path) const {
  if (!editing_ || std::find(needed_.begin(), needed_.end(), path) == needed_.end()) return false;
  const Cells cells = shown_cells();
  const auto own = cells.find(path);
  if (own != cells.end()) return is_blank(own->second);
  return !any_cell(cells, path, [](auto, auto, std::string_view value) { return !value.empty(); });
}

bool RecordModel::complete(const QString& name) {
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
  const RecordView above = page_.view();
  const RecordView view{kind(), above.id, &cells, above.parent};
  const Status checked = run_checks(*act, view, page_.actor);
  if (checked || checked.error().code != "incomplete") return true;
  miss(checked.error());
  if (needed_.empty()) return true;
  edit();
  rebuild();
  problem_.clear();
  emit changed();
  return false;
}

}  // namespace dialogue
