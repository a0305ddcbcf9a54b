// SPDX-License-Identifier: Apache-2.0
// RecordModel: the way of typed words to the disk, and the form of a new record.
#include <utility>

#include "client/app/lists/new_form.h"
#include "client/app/record/record_model.h"
#include "shared/model/actor.h"
#include "shared/model/record.h"
#include "shared/model/rights.h"
#include "shared/model/words.h"
#include "shared/wire/json_string.h"

namespace dialogue {

/// What is shown over the record: words that are on their way to the disk, or cannot go there.
void RecordModel::lay_waiting() {
  laid_ = refused_;
  for (const auto& [key, each] : aside()) laid_[key] = each.raw;
  if (const auto record = id()) services_->saver()->lay(*record, laid_);
  for (const auto& [key, raw] : typed_) laid_[key] = raw;
}

/// For another record; what was typed has been given to the saver.
void RecordModel::forget_typed() {
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

bool RecordModel::unsaved() const {
  if (!typed_.empty() || !aside().empty()) return true;
  if (page_.creating) return keeping_ > 0;
  return services_ && id() && services_->saver()->holds(*id());
}

void RecordModel::flush() {
  flush_timer_.stop();
  if (!services_) return;
  if (page_.creating) return keep_as_form();
  if (typed_.empty() || !id()) return;
  // Each variant is a record of its own, and may be refused alone.
  std::map<WordsKey, Raw> own;
  const auto typed = std::exchange(typed_, {});
  for (const auto& [key, raw] : typed)
    if (key.second.empty()) own.emplace(key, raw);
  if (!own.empty()) write(std::move(own));
  for (const auto& each : typed)
    if (!each.first.second.empty()) write({each});
}

void RecordModel::write(std::map<WordsKey, Raw> words) {
  Writing writing{*id(), std::move(words), page_.record.shown, {}};
  for (const auto& [key, raw] : writing.words)
    if (const Variant* known = key.second.empty() ? nullptr : page_.variant(key.first, key.second)) writing.variants[key] = known->shown;
  services_->saver()->write(std::move(writing));
}

/// Words that the record did not take as it stood are tried once more.
void RecordModel::write_again() {
  std::map<WordsKey, Raw> words;
  for (const auto& [key, each] : aside()) words[key] = each.raw;
  if (!words.empty()) write(std::move(words));
}

const std::map<WordsKey, Saver::Aside>& RecordModel::aside() const {
  static const std::map<WordsKey, Saver::Aside> none;
  return services_ ? services_->saver()->aside(id().value_or(Uuid{})) : none;
}

/// Words of this page, perhaps, were saved or refused. Their writer may have ended the form already.
void RecordModel::saver_moved() {
  const std::size_t before = std::exchange(asides_, aside().size());
  if (asides_ > before) {
    editing_ = stuck_ = true;
    offer_due_ = false;
    lay_waiting();
    rebuild();
  } else if (offer_due_ && !unsaved()) {
    offer_back();
  }
  stuck_ = stuck_ && !(bad_.empty() && asides_ == 0);
  emit changed();
}

KeptForm RecordModel::form() const {
  KeptForm out{page_.record.kind->name, parent_field_, parent_id_, {}, services_->clock().unix_ms()};
  for (const auto& [key, raw] : laid_) out.cells[key.first] = raw;
  return out;
}

/// Words of before stand in the form again, below what was typed since.
void RecordModel::take_form(const KeptForm& form) {
  for (const auto& [path, raw] : form.cells) {
    if (!describe_cell(*kind(), path).known || typed_.contains({path, {}})) continue;
    laid_[{path, {}}] = raw;
    if (const auto ref = ref_value(raw)) name_reference(*ref);
  }
  resumed_ = services_->format().moment(form.at_ms, services_->clock().unix_ms());
}

void RecordModel::beginEmpty() {
  if (!page_.creating || !kind()) return;
  typed_.clear();
  services_->store()->change<bool>(
      this, [form = form()](Replica& replica) { return forget_form(replica, form).ok(); }, [](bool) {});
  begin(kind_name(), QString::fromStdString(parent_field_), QString::fromStdString(parent_id_));
}

void RecordModel::begin(const QString& kind_name, const QString& parent_field, const QString& parent_id) {
  flush();
  id_.clear();
  const Kind* kind = services_->store()->domain().kind(kind_name.toStdString());
  if (!kind) return;
  page_ = {};
  page_.creating = true;
  page_.record.kind = kind;
  parent_field_ = parent_field.toStdString();
  parent_id_ = parent_id.toStdString();
  forget_typed();
  news_.reset();
  not_offered_.clear();
  editing_ = loaded_ = can_edit_ = true;
  if (!parent_field.isEmpty()) laid_[{parent_field_, {}}] = json::quote(parent_id_);
  if (const auto parent = Uuid::parse(parent_id_)) name_reference(*parent);
  struct Asked {
    ReplicaStatus status;
    Actor actor;
    std::optional<KeptForm> form;
  };
  services_->store()->ask<Asked>(
      this,
      [form = form()](Replica& replica) {
        Asked out{replica.status(), replica.actor(), {}};
        for (KeptForm& each : kept_forms(replica))
          if (each.same_form(form)) out.form = std::move(each);
        return out;
      },
      [this, asked_kind = kind](const Asked& who) {
        if (!page_.creating || this->kind() != asked_kind) return;
        page_.actor = who.actor;
        const auto set = [&](const std::string& name, const Uuid& id) {
          const Field* field = this->kind()->field(name);
          if (field && field->cls != FieldClass::server && !id.is_nil()) laid_.try_emplace({name, {}}, json::quote(id.text()));
        };
        set("owner_org", who.status.organisation);
        const Look& look = look_of(*this->kind());
        for (const std::string& name : dialogue::words(look.own_organisation)) set(name, who.status.organisation);
        for (const std::string& name : dialogue::words(look.own_person)) set(name, who.status.person);
        page_.titles[who.status.organisation] = QString::fromStdString(who.status.organisation_name);
        page_.titles[who.status.person] = QString::fromStdString(who.status.person_name);
        if (this->kind()->field("lang_original")) laid_.try_emplace({"lang_original", {}}, json::quote(services_->language()->lang()));
        if (who.form)
          take_form(*who.form);
        else
          bar();
        read_parts();
        rebuild();
        emit changed();
      });
  rebuild();
  emit changed();
}

/// A form that could not be kept is not shown.
void RecordModel::bar() {
  const Cells shown = shown_cells();
  const Status may = may_begin(page_.actor, *kind(), shown);
  if (may) return;
  not_offered_ = may.error().code;
  typed_.clear();
  editing_ = can_edit_ = false;
}

QString RecordModel::not_offered() const {
  if (not_offered_.empty() || !page_.creating) return {};
  if (not_offered_ != made_elsewhere) return sentence_of({not_offered_, {}, {}, {}}, services_->language()->lang());
  return kind()->purpose == Purpose::document ? tr("A document is added with “Attach files” on the page of the record that it belongs to.")
                                              : tr("A translation is written on the page of its record: “Edit”, then “Other languages”.");
}

void RecordModel::keep() {
  if (!page_.creating || !kind() || !not_offered_.empty()) return;
  flush();
  stuck_ = !bad_.empty();
  if (stuck_) return emit changed();
  const Cells shown = shown_cells();
  if (const auto whole = incomplete(missing_at_birth({kind(), {}, &shown, nullptr})); !whole) {
    problem_.clear();
    miss(whole.error());
    rebuild();
    return emit changed();
  }
  std::vector<std::pair<Path, Raw>> cells;
  for (const auto& [key, raw] : laid_)
    if (!raw.empty()) cells.emplace_back(key.first, raw);
  services_->store()->change<Result<Uuid>>(
      this,
      [form = form(), cells](Replica& replica) {
        auto made = replica.create(form.kind, cells);
        // Should this fail, the form stands there once more: better twice than never.
        if (made) forget_form(replica, form).ignore();
        return made;
      },
      [this](const Result<Uuid>& made) {
        if (!made) {
          problem_ = sentence_of(made.error(), services_->language()->lang(), kind());
          miss(made.error());
          emit changed();
          return;
        }
        page_.creating = false;
        id_ = QString::fromStdString(made->text());
        forget_typed();
        editing_ = false;
        services_->undo()->offer(tr("Saved here. It will be sent when there is a connection."), unmaking(*made));
        emit created(id_);
        refresh();
      });
}

/// The form of a new record, on disk.
void RecordModel::keep_as_form() {
  if (typed_.empty() || !kind()) return;
  ++keeping_;
  services_->store()->change<Status>(
      this, [form = form()](Replica& replica) { return keep_form(replica, form); },
      [this, taken = std::exchange(typed_, {})](const Status& status) mutable {
        --keeping_;
        if (!page_.creating) return;
        if (!status) {
          typed_.merge(taken);
          flush_timer_.start(Saver::again_after_ms);
          problem_ = sentence_of(status.error(), services_->language()->lang(), kind());
        } else if (form_failed_) {
          problem_.clear();
        }
        form_failed_ = !status;
        emit changed();
      });
}

}  // namespace dialogue
