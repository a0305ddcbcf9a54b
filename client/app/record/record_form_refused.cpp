// SPDX-License-Identifier: Apache-2.0
// RecordForm: words that were not accepted stand in it again.
#include <utility>

#include "client/app/record/record_form.h"
#include "client/app/words/cell_words.h"
#include "client/app/words/raw_text.h"
#include "shared/domain/messages.h"
#include "shared/model/record.h"
#include "sync/natural_id.h"

namespace dialogue {

/// A record that the server did not take is completed on its page and offered again. But the id of some says that they hang on something
/// else than they do. Their words go into the form of a new record, from the list of what was refused.
bool RecordForm::mended_here() const {
  const std::vector<std::pair<Path, Raw>> cells(sheet_.page.record.cells.begin(), sheet_.page.record.cells.end());
  return kind()->natural_key.empty() || natural_id(*kind(), cells) == sheet_.page.record.id;
}

/// Lays the refused words over the record, once. None of them is kept as a change before their author saves the form.
void RecordForm::take_refused() {
  const Refusal* refusal = sheet_.uuid() ? services().refused()->edited(*sheet_.uuid()) : nullptr;
  if (!refusal) return;
  if (refusal->id != refusal_) resends_ = false;
  refusal_ = refusal->id;
  refused_reason_ = sentence_of(refusal->error, lang(), kind());
  const RecordView view = sheet_.page.view();
  refused_now_ = refused_now(*refusal, sheet_.page.actor, view, sheet_.page.record.unborn);
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
  services().store()->ask<QString>(
      this,
      [kind = kind()->name, closed = refused_now_.closed, format = services().format()](Replica& replica) {
        return CellWords(replica, format).lines(kind, closed);
      },
      [this, id = refusal_](const QString& words) {
        if (id != refusal_) return;
        held_words_ = words;
        emit changed();
      });
}

QString RecordForm::held_reason() const { return kind() ? why_closed(refused_now_, sheet_.page.view(), services().format()) : QString(); }

void RecordForm::forget_refused() {
  if (refusal_ != 0 && sheet_.uuid()) services().refused()->end_edit(*sheet_.uuid());
  refusal_ = 0;
  refused_.clear();
  refused_reason_.clear();
  refused_now_ = {};
  held_words_.clear();
  resends_ = false;
}

/// The form is saved. Its refused words are a change of today, and the old change is done with once they are stored.
void RecordForm::save_refused() {
  const auto record = sheet_.uuid();
  if (refusal_ == 0 || !record) return;
  const std::map<WordsKey, Raw> words = std::exchange(refused_, {});
  for (const auto& [key, raw] : words) {
    before_.try_emplace(key, sheet_.cell(key.first));
  }
  if (!words.empty()) write(words);
  // Words that cannot be sent again as the record stands are only in their refusal.
  if (refused_now_.closed.empty())
    services().saver()->run(
        this, *record, [refusal = refusal_](Replica& replica) { return replica.dismiss(refusal); },
        [this](const Status& status) {
          if (!status) settle(status);
        });
  forget_refused();
}

}  // namespace dialogue
