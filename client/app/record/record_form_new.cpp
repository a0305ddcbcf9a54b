// SPDX-License-Identifier: Apache-2.0
// RecordForm: the form of a new record.
#include <utility>

#include "client/app/lists/new_form.h"
#include "client/app/record/record_form.h"
#include "shared/domain/messages.h"
#include "shared/model/actor.h"
#include "shared/model/declaration.h"
#include "shared/model/look.h"
#include "shared/model/record.h"
#include "shared/model/rights.h"
#include "shared/model/words.h"
#include "shared/wire/json_string.h"

namespace dialogue {

KeptForm RecordForm::as_form() const {
  KeptForm out{sheet_.page.record.kind->name, parent_field_, parent_id_, {}, services().clock().unix_ms()};
  for (const auto& [key, raw] : laid_) out.cells[key.first] = raw;
  return out;
}

/// Earlier words stand in the form again, below what was typed since.
void RecordForm::take_form(const KeptForm& form) {
  for (const auto& [path, raw] : form.cells) {
    if (!describe_cell(*kind(), path).known || typed_.contains({path, {}})) continue;
    laid_[{path, {}}] = raw;
    if (const auto ref = ref_value(raw)) name_reference(*ref);
  }
  resumed_ = services().format().moment(form.at_ms, services().clock().unix_ms());
}

void RecordForm::beginEmpty() {
  if (!sheet_.page.creating || !kind()) return;
  typed_.clear();
  services().store()->change<bool>(
      this, [form = as_form()](Replica& replica) { return forget_form(replica, form).ok(); }, [](bool) {});
  begin(*kind(), parent_field_, parent_id_);
}

/// Whose new record it is, and what they had written of it before.
struct RecordForm::Beginner {
  ReplicaStatus status;
  Actor actor;
  std::optional<KeptForm> form;
};

void RecordForm::begin(const Kind& kind, const std::string& parent_field, const std::string& parent_id) {
  sheet_.id.clear();
  sheet_.page = {};
  sheet_.page.creating = true;
  sheet_.page.record.kind = &kind;
  sheet_.loaded = true;
  parent_field_ = parent_field;
  parent_id_ = parent_id;
  forget_typed();
  not_offered_.clear();
  editing_ = can_edit_ = true;
  if (!parent_field_.empty()) laid_[{parent_field_, {}}] = json::quote(parent_id_);
  if (const auto parent = Uuid::parse(parent_id_)) name_reference(*parent);
  services().store()->ask<Beginner>(
      this,
      [form = as_form()](Replica& replica) {
        Beginner out{replica.status(), replica.actor(), {}};
        for (KeptForm& each : kept_forms(replica))
          if (each.same_form(form)) out.form = std::move(each);
        return out;
      },
      [this, asked = &kind](const Beginner& who) {
        if (sheet_.page.creating && this->kind() == asked) prefill(who);
      });
  emit relaid();
  emit changed();
}

/// The cells that such a record of this person has before they have written anything, or what they had written.
void RecordForm::prefill(const Beginner& who) {
  sheet_.page.actor = who.actor;
  const auto set = [&](const std::string& name, const Uuid& id) {
    const Field* field = kind()->field(name);
    if (field && field->cls != FieldClass::server && !id.is_nil()) laid_.try_emplace({name, {}}, json::quote(id.text()));
  };
  set("owner_org", who.status.organisation);
  const Look& look = look_of(*kind());
  for (const std::string& name : words(look.own_organisation)) set(name, who.status.organisation);
  for (const std::string& name : words(look.own_person)) set(name, who.status.person);
  sheet_.page.titles[who.status.organisation] = QString::fromStdString(who.status.organisation_name);
  sheet_.page.titles[who.status.person] = QString::fromStdString(who.status.person_name);
  if (kind()->field("lang_original")) laid_.try_emplace({"lang_original", {}}, json::quote(lang()));
  if (who.form)
    take_form(*who.form);
  else
    bar();
  read_parts();
  emit relaid();
  emit changed();
}

/// A form that could not be kept is not shown.
void RecordForm::bar() {
  const Cells shown = shown_cells();
  const Status may = may_begin(sheet_.page.actor, *kind(), shown);
  if (may) return;
  not_offered_ = may.error().code;
  typed_.clear();
  editing_ = can_edit_ = false;
}

QString RecordForm::not_offered() const {
  if (not_offered_.empty() || !sheet_.page.creating) return {};
  if (not_offered_ != made_elsewhere) return sentence_of({not_offered_, {}, {}, {}}, lang());
  return kind()->purpose == Purpose::document ? tr("A document is added with “Attach files” on the page of the record that it belongs to.")
                                              : tr("A translation is written on the page of its record: “Edit”, then “Other languages”.");
}

void RecordForm::keep() {
  if (!sheet_.page.creating || !kind() || !not_offered_.empty()) return;
  flush();
  stuck_ = !bad_.empty();
  if (stuck_) return emit changed();
  const Cells shown = shown_cells();
  if (const auto whole = incomplete(missing_at_birth({kind(), {}, &shown, nullptr})); !whole) {
    problem_.clear();
    miss(whole.error());
    emit relaid();
    return emit changed();
  }
  std::vector<std::pair<Path, Raw>> cells;
  for (const auto& [key, raw] : laid_)
    if (!raw.empty()) cells.emplace_back(key.first, raw);
  services().store()->change<Result<Uuid>>(
      this,
      [form = as_form(), cells](Replica& replica) {
        auto made = replica.create(form.kind, cells);
        // If this fails, the form stands there once more. Better twice than never.
        if (made) forget_form(replica, form).ignore();
        return made;
      },
      [this](const Result<Uuid>& made) { take_kept(made); });
}

void RecordForm::take_kept(const Result<Uuid>& made) {
  if (!made) return settle(made.error());
  sheet_.page.creating = false;
  sheet_.id = QString::fromStdString(made->text());
  forget_typed();
  editing_ = false;
  services().undo()->offer(tr("Saved here. It will be sent when there is a connection."), unmaking(*made));
  emit kept(sheet_.id);
}

/// The form of a new record, on disk.
void RecordForm::keep_as_form() {
  if (typed_.empty() || !kind()) return;
  ++keeping_;
  services().store()->change<Status>(
      this, [form = as_form()](Replica& replica) { return keep_form(replica, form); },
      [this, taken = std::exchange(typed_, {})](const Status& status) mutable {
        --keeping_;
        if (!sheet_.page.creating) return;
        if (!status) {
          typed_.merge(taken);
          flush_timer_.start(Saver::again_after_ms);
          problem_ = sentence_of(status.error(), lang(), kind());
        } else if (form_failed_) {
          problem_.clear();
        }
        form_failed_ = !status;
        emit changed();
      });
}

}  // namespace dialogue
