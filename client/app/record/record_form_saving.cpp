// SPDX-License-Identifier: Apache-2.0
// RecordForm: the way of typed words to the disk.
#include <utility>

#include "client/app/record/record_form.h"

namespace dialogue {

void RecordForm::flush() {
  flush_timer_.stop();
  if (!sheet_.services) return;
  if (sheet_.page.creating) return keep_as_form();
  if (typed_.empty() || !sheet_.uuid()) return;
  // Each variant is a record of its own, and may be refused alone.
  std::map<WordsKey, Raw> own;
  const auto typed = std::exchange(typed_, {});
  for (const auto& [key, raw] : typed)
    if (key.second.empty()) own.emplace(key, raw);
  if (!own.empty()) write(std::move(own));
  for (const auto& each : typed)
    if (!each.first.second.empty()) write({each});
}

void RecordForm::write(std::map<WordsKey, Raw> words) {
  Writing writing{*sheet_.uuid(), std::move(words), sheet_.page.record.shown, {}};
  for (const auto& [key, raw] : writing.words)
    if (const Variant* known = key.second.empty() ? nullptr : sheet_.page.variant(key.first, key.second))
      writing.variants[key] = known->shown;
  services().saver()->write(std::move(writing));
}

/// Words that the record did not take as it stood are tried once more.
void RecordForm::write_again() {
  std::map<WordsKey, Raw> words;
  for (const auto& [key, each] : aside()) words[key] = each.raw;
  if (!words.empty()) write(std::move(words));
}

const std::map<WordsKey, Saver::Aside>& RecordForm::aside() const {
  static const std::map<WordsKey, Saver::Aside> none;
  return sheet_.services ? services().saver()->aside(sheet_.uuid().value_or(Uuid{})) : none;
}

/// Words, perhaps of this page, were saved or refused. Their writer may have ended the form already.
void RecordForm::saver_moved() {
  const std::size_t before = std::exchange(asides_, aside().size());
  if (asides_ > before) {
    editing_ = stuck_ = true;
    offer_due_ = false;
    lay_waiting();
    emit relaid();
  } else if (offer_due_ && !unsaved()) {
    offer_back();
  }
  stuck_ = stuck_ && !(bad_.empty() && asides_ == 0);
  emit changed();
}

}  // namespace dialogue
