// SPDX-License-Identifier: Apache-2.0
#include "client/app/changes/leave_model.h"

#include <QDateTime>
#include <QDir>
#include <utility>

#include "client/app/changes/person_files.h"
#include "client/app/words/cell_words.h"
#include "client/core/keeps/kept_forms.h"
#include "client/core/replica/erase_replica.h"
#include "shared/model/declaration.h"

namespace dialogue {
namespace {

QString entry(const CellWords& words, const std::string& kind, const std::string& title, const std::string& act,
              const std::vector<std::pair<Path, Raw>>& cells) {
  QString out = Format::labelled(words.kind(kind), words.title(kind, title)) + "\n";
  if (!act.empty()) out += words.act(kind, act) + "\n";
  return out + words.lines(kind, cells) + "\n\n";
}

/// Everything in the outbox, and the forms that were begun, in the words of a page.
QString unsent_words(Replica& replica, const Format& format) {
  const CellWords words(replica, format);
  QString out;
  const auto waiting = replica.pending();
  const auto refused = replica.refusals();
  if (!waiting.empty()) out += LeaveModel::tr("Waiting to be sent") + "\n\n";
  for (const auto& each : waiting) out += entry(words, each.kind, each.title, each.act, each.cells);
  if (!refused.empty()) out += LeaveModel::tr("Not accepted") + "\n\n";
  for (const auto& each : refused) {
    out += sentence_of(each.error, format.lang(), format.domain().kind(each.kind)) + "\n";
    out += entry(words, each.kind, each.title, each.act, each.cells);
  }
  const auto forms = kept_forms(replica);
  if (!forms.empty()) out += LeaveModel::tr("Begun and not saved") + "\n\n";
  for (const auto& each : forms)
    out += entry(words, each.kind, title_of(each, replica.domain()), {}, {each.cells.begin(), each.cells.end()});
  return out;
}

}  // namespace

void LeaveModel::set_services(Services* services) {
  if (services_ || !services) return;
  services_ = services;
  connect(services->sync(), &SyncModel::changed, this, &LeaveModel::changed);
  connect(services->store(), &StoreThread::changed, this, &LeaveModel::count_forms);
  connect(services->store(), &StoreThread::not_cleared, this, [this](const QString& code) { emit refused(services_->sentence(code)); });
  emit changed();
  count_forms();
}

void LeaveModel::count_forms() {
  services_->store()->ask<int>(
      this, [](Replica& replica) { return static_cast<int>(kept_forms(replica).size()); },
      [this](int forms) {
        if (std::exchange(forms_, forms) != forms) emit changed();
      });
}

QString LeaveModel::losses() const {
  if (!services_) return {};
  const SyncModel& sync = *services_->sync();
  QStringList out;
  if (sync.pending() > 0) out << tr("%n changes are saved here and not sent", nullptr, sync.pending());
  if (sync.sent() > 0) out << tr("%n changes are sent, and nobody has confirmed them yet", nullptr, sync.sent());
  if (sync.refusals() > 0) out << tr("%n changes were not accepted; their words are kept only here", nullptr, sync.refusals());
  if (forms_ > 0) out << tr("%n forms are begun here and not saved", nullptr, forms_);
  return out.join('\n');
}

void LeaveModel::keepWords() {
  const auto name =
      tr("Dialogue, unsent words, %1").arg(QDateTime::fromMSecsSinceEpoch(services_->clock().unix_ms()).toString("yyyy-MM-dd HH.mm")) +
      ".txt";
  services_->store()->ask<Result<QString>>(
      this,
      [name, format = services_->format()](Replica& replica) {
        return keep_for_person(QStandardPaths::DocumentsLocation, name, unsent_words(replica, format).toStdString());
      },
      [this](const Result<QString>& path) {
        if (!path) return emit refused(sentence_of(path.error(), services_->language()->lang()));
        kept_ = tr("Your words are in %1").arg(QDir::toNativeSeparators(*path));
        emit changed();
      });
}

void LeaveModel::leave() {
  if (!can_leave()) return;
  services_->files()->stop();
  services_->undo()->forget();
  services_->saver()->forget();
  services_->store()->begin_again([](const std::string& dir) { return erase_replica(dir); });
}

}  // namespace dialogue
