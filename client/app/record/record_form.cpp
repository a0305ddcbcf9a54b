// SPDX-License-Identifier: Apache-2.0
// RecordForm: opening and ending it, and what it lays over the record.
#include "client/app/record/record_form.h"

#include <QGuiApplication>
#include <algorithm>
#include <array>
#include <utility>

#include "client/app/words/raw_text.h"
#include "shared/domain/messages.h"
#include "shared/model/record.h"
#include "shared/model/rights.h"

namespace dialogue {
namespace {

/// Cells with the own words of what is laid over them.
Cells laid_over(Cells cells, const std::map<WordsKey, Raw>& laid) {
  for (const auto& [key, value] : laid) {
    if (!key.second.empty()) continue;
    if (value.empty())
      cells.erase(key.first);
    else
      cells[key.first] = value;
  }
  return cells;
}

}  // namespace

FieldRow* RecordSheet::row(const QString& path) {
  const auto it = std::find_if(rows.begin(), rows.end(), [&](const FieldRow& row) { return row.path == path; });
  return it == rows.end() ? nullptr : &*it;
}

RecordForm::RecordForm(RecordSheet& sheet, QObject* parent) : QObject(parent), sheet_(sheet) {
  flush_timer_.setSingleShot(true);
  connect(&flush_timer_, &QTimer::timeout, this, &RecordForm::flush);
}

void RecordForm::attach() {
  connect(services().saver(), &Saver::changed, this, &RecordForm::saver_moved);
  connect(qGuiApp, &QGuiApplication::applicationStateChanged, this, [this] { flush(); });
}

void RecordForm::leave() {
  flush();
  if (sheet_.services) forget_refused();
}

void RecordForm::clear() {
  forget_typed();
  editing_ = can_edit_ = edit_asked_ = false;
}

/// Lays words over the record that are on their way to the disk, or cannot go there.
void RecordForm::lay_waiting() {
  laid_ = refused_;
  for (const auto& [key, each] : aside()) laid_[key] = each.raw;
  if (const auto record = sheet_.uuid()) services().saver()->lay(*record, laid_);
  for (const auto& [key, raw] : typed_) laid_[key] = raw;
}

/// The page is for another record now. What was typed has been given to the saver.
void RecordForm::forget_typed() {
  typed_.clear();
  laid_.clear();
  before_.clear();
  asides_ = 0;
  bad_.clear();
  needed_.clear();
  problem_.clear();
  resumed_.clear();
  stuck_ = offer_due_ = form_failed_ = false;
}

bool RecordForm::unsaved() const {
  if (!typed_.empty() || !aside().empty()) return true;
  if (sheet_.page.creating) return keeping_ > 0;
  return sheet_.services && sheet_.uuid() && services().saver()->holds(*sheet_.uuid());
}

Cells RecordForm::shown_cells() const { return laid_over(sheet_.page.record.cells, laid_); }

VariantTexts RecordForm::shown_texts() const {
  VariantTexts out = sheet_.page.variant_texts();
  for (const auto& [key, raw] : laid_) {
    if (key.second.empty()) continue;
    if (raw.empty())
      out.erase(key);
    else
      out[key] = text_of(raw).toStdString();
  }
  return out;
}

void RecordForm::edit() {
  problem_.clear();
  if (!sheet_.loaded) {
    edit_asked_ = true;
    return;
  }
  if (!can_edit_ || editing_) return;
  editing_ = true;
  emit relaid();
  emit changed();
}

/// What the form changed can be put back as it was.
void RecordForm::offer_back() {
  offer_due_ = false;
  if (before_.empty() || !sheet_.uuid()) return;
  const Writing back{*sheet_.uuid(), std::exchange(before_, {}), {}, {}};
  services().undo()->offer(tr("Saved here. It will be sent when there is a connection."), writing_back(back));
}

void RecordForm::done() {
  flush();
  stuck_ = !bad_.empty() || !aside().empty();
  if (stuck_) return emit changed();
  save_refused();
  editing_ = false;
  needed_.clear();
  emit ended();
  offer_due_ = true;
  if (!unsaved()) offer_back();
  emit relaid();
  emit changed();
  emit outdated();
}

void RecordForm::discard() {
  bad_.clear();
  stuck_ = false;
  if (sheet_.uuid()) services().saver()->discard(*sheet_.uuid());
  if (!sheet_.page.creating) lay_waiting();
  emit relaid();
  emit changed();
  emit outdated();
}

void RecordForm::say_problem(const QString& sentence) {
  problem_ = sentence;
  emit changed();
}

void RecordForm::settle(const Status& status) {
  problem_ = status ? QString() : sentence_of(status.error(), lang(), kind());
  if (!status) miss(status.error());
  emit changed();
}

/// Whether its reader may write anything of what the page shows.
bool RecordForm::may_open() const {
  const RecordPage& page = sheet_.page;
  // A cell that an act holds as it is cannot be written before the answer to the act.
  const Act* under_way = page.acting ? kind()->act(page.acting->act) : nullptr;
  if (under_way && !under_way->binds.empty()) return false;
  if (page.record.unborn) return mended_here();
  const RecordView view = page.view();
  const auto open = [&](const Field& field) {
    const Path probe = field.cls == FieldClass::set ? field.name + "[x]" : field.name;
    const bool written = field.cls == FieldClass::value || field.cls == FieldClass::text || field.cls == FieldClass::set;
    if (written && may_edit(page.actor, view, {probe})) return true;
    if (!field.translatable || text_of(sheet_.cell(field.name)).isEmpty()) return false;
    const std::string original = page.original();
    constexpr std::array<const char*, 3> languages{"en", "fr", "es"};
    return std::any_of(languages.begin(), languages.end(),
                       [&](const char* lang) { return lang != original && page.may_write(field.name, lang); });
  };
  return std::any_of(kind()->fields.begin(), kind()->fields.end(), open);
}

void RecordForm::lay_over() {
  lay_waiting();
  can_edit_ = may_open();
  if (edit_asked_ && can_edit_) editing_ = true;
  // Puts earlier words that a rule refused into the form again.
  asides_ = aside().size();
  if (asides_ > 0) editing_ = stuck_ = true;
  edit_asked_ = false;
  take_refused();
}

}  // namespace dialogue
