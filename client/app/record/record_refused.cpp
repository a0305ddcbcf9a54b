// SPDX-License-Identifier: Apache-2.0
// RecordModel: words that were not accepted stand in the form again.
#include <utility>

#include "client/app/record/record_model.h"
#include "client/app/words/cell_words.h"
#include "client/app/words/raw_text.h"
#include "shared/domain/messages.h"
#include "shared/model/record.h"
#include "sync/natural_id.h"

namespace dialogue {

/// A record that the server did not take is completed on its page and offered again. Not one whose id says that it hangs on something
/// else than it does: its words go into the form of a new one, from the list of what was refused.
bool RecordModel::mended_here() const {
  const std::vector<std::pair<Path, Raw>> cells(page_.record.cells.begin(), page_.record.cells.end());
  return kind()->natural_key.empty() || natural_id(*kind(), cells) == page_.record.id;
}

/// Lays the refused words over the record, once. Nothing of them is kept as a change before their author saves the form.
void RecordModel::take_refused() {
  const Refusal* refusal = id() ? services_->refused()->edited(*id()) : nullptr;
  if (!refusal) return;
  if (refusal->id != refusal_) resends_ = false;
  refusal_ = refusal->id;
  refused_reason_ = sentence_of(refusal->error, services_->language()->lang(), kind());
  const RecordView view = page_.view();
  refused_now_ = refused_now(*refusal, page_.actor, view, page_.record.unborn);
  if (!can_edit_ && !refused_now_.open.empty()) {
    refused_now_.why = "locked";
    refused_now_.closed = std::exchange(refused_now_.open, {});
  }
  for (const auto& [path, raw] : refused_now_.closed) refused_.erase({path, {}});
  if (!std::exchange(resends_, !refused_now_.open.empty()) && resends_) {
    for (const auto& [path, raw] : refused_now_.open) {
      if (typed_.contains({path, {}})) continue;
      refused_[{path, {}}] = raw;
      if (const auto ref = ref_value(raw)) name_reference(*ref);
    }
    editing_ = true;
  }
  lay_waiting();
  services_->store()->ask<QString>(
      this,
      [kind = kind()->name, closed = refused_now_.closed, format = services_->format()](Replica& replica) {
        return CellWords(replica, format).lines(kind, closed);
      },
      [this, id = refusal_](const QString& words) {
        if (id != refusal_) return;
        held_words_ = words;
        emit changed();
      });
}

QString RecordModel::held_reason() const { return kind() ? why_closed(refused_now_, page_.view(), services_->format()) : QString(); }

void RecordModel::forget_refused() {
  if (refusal_ != 0 && id()) services_->refused()->end_edit(*id());
  refusal_ = 0;
  refused_.clear();
  refused_reason_.clear();
  refused_now_ = {};
  held_words_.clear();
  resends_ = false;
}

/// The form is saved: its refused words are a change of today, and the old one is done with once they are stored.
void RecordModel::save_refused() {
  const auto record = id();
  if (refusal_ == 0 || !record) return;
  const std::map<WordsKey, Raw> words = std::exchange(refused_, {});
  for (const auto& [key, raw] : words) {
    const auto it = page_.record.cells.find(key.first);
    before_.try_emplace(key, it == page_.record.cells.end() ? Raw() : it->second);
  }
  if (!words.empty()) write(words);
  // Words that cannot be sent again as the record stands are nowhere but in their refusal.
  if (refused_now_.closed.empty())
    services_->saver()->run(
        this, *record, [refusal = refusal_](Replica& replica) { return replica.dismiss(refusal); },
        [this](const Status& status) {
          if (!status) settle(status);
        });
  forget_refused();
}

QString RecordModel::losing() const {
  QStringList out;
  if (!kind() || !services_ || !services_->ready()) return {};
  const auto add = [&](const Path& path, const QString& words) {
    if (!words.trimmed().isEmpty())
      out << Format::labelled(QString::fromStdString(cell_label(*kind(), path, services_->language()->lang())), words);
  };
  for (const auto& [path, text] : bad_) add(path.toStdString(), text);
  for (const auto& [key, each] : aside()) add(key.first, text_of(each.raw));
  if (page_.creating)
    for (const FieldRow& row : rows_)
      if (row.what == FieldRow::What::field && laid_.contains({row.path.toStdString(), {}})) add(row.path.toStdString(), row.text);
  return out.join('\n');
}

}  // namespace dialogue
