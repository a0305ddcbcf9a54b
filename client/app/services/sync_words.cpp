// SPDX-License-Identifier: Apache-2.0
// SyncModel: how the exchange stands, in a word, a sentence and numbers.
#include "client/app/services/services.h"
#include "client/app/services/sync_model.h"
#include "client/app/words/format.h"
#include "shared/base/cause.h"
#include "sync/tuning.h"
#include "sync/wire_form.h"

namespace dialogue {

QString SyncModel::files_size() const {
  return files_waiting_ == 0 || !store_->is_open() ? QString() : Format(store_->domain(), language_->lang()).bytes(files_bytes_);
}

QString SyncModel::lease() const {
  constexpr qint64 day_ms = 24LL * 60 * 60 * 1000;
  constexpr int notice_days = 5;
  if (!status_.enrolled) return {};
  if (status_.locked)
    return tr("This device has had no contact with the server for %1 days. What you see only through a meeting, a workstream, a country or "
              "the Secretariat is locked until the next contact. Your own work, your organisation's and what everybody sees stay open; "
              "nothing is erased. Connect once to open the rest.")
        .arg(tuning::lease_days);
  if (status_.lease_left_ms <= 0 || status_.lease_left_ms > notice_days * day_ms) return {};
  const int days = static_cast<int>((status_.lease_left_ms + day_ms - 1) / day_ms);
  return tr(
      "No contact with the server for a long time. In %n days a part of the records is locked until the next contact. Connect once "
      "before.",
      nullptr, days);
}

QString SyncModel::word() const {
  if (!known_) return "unknown";
  if (!status_.enrolled) return "not_enrolled";
  if (status_.revoked || (!error_.code.empty() && !is_line_trouble(error_))) return "problem";
  return attention() > 0 ? "attention" : state_word();
}

/// How the exchange stands, whatever else needs a person.
QString SyncModel::state_word() const {
  if (offline()) return "offline";
  if (running_ && waiting() > 0) return "working";
  if (waiting() > 0 || files_waiting_ > 0) return "local";
  return answered_ ? "confirmed" : "asking";
}

QString SyncModel::beside_word() const {
  const QString main = word();
  if (main != "attention" && (main != "problem" || status_.revoked)) return {};
  const QString state = state_word();
  return state == "confirmed" || state == "asking" ? QString() : state;
}

QString SyncModel::beside_text() const {
  const QString beside = beside_word();
  if (beside.isEmpty()) return {};
  if (beside == "offline" && waiting() == 0) return tr("Offline");
  return language_->locale().toString(waiting() > 0 ? waiting() : files_waiting_);
}

QString SyncModel::short_text() const {
  const QString state = word();
  if (state == "unknown") return tr("Opening");
  if (state == "not_enrolled") return tr("Not connected");
  if (state == "problem") return tr("Problem");
  if (state == "attention") return tr("%n need you", nullptr, attention());
  if (state == "offline") return waiting() > 0 ? tr("Offline, %n saved here", nullptr, waiting()) : tr("Offline");
  if (state == "working") return tr("Sending %n", nullptr, waiting());
  if (state == "local" && waiting() == 0) return tr("%n documents to send", nullptr, files_waiting_);
  if (state == "local") return tr("%n to send", nullptr, waiting());
  const QString at = last_time();
  if (state == "asking") return at.isEmpty() ? tr("Not received yet") : tr("Received %1").arg(at);
  return tr("Up to date");
}

QString SyncModel::sentence() const {
  const QString state = word();
  if (state == "unknown") return tr("Opening your records");
  if (state == "not_enrolled") return tr("This device is not connected to a server yet");
  if (state != "problem" && state != "attention") return state_sentence(state);
  const QString first = state == "problem" ? problem() : tr("%n things need your decision", nullptr, attention());
  const QString beside = beside_word();
  return beside.isEmpty() ? first : first + (first.endsWith('.') ? " " : ". ") + state_sentence(beside);
}

QString SyncModel::state_sentence(const QString& state) const {
  if (state == "offline")
    return waiting() > 0 ? tr("Offline – you can keep working. %n changes are saved here", nullptr, waiting())
                         : tr("Offline – you can keep working");
  if (state == "working") return tr("Sending %n changes", nullptr, waiting());
  if (state == "local" && waiting() == 0)
    return tr("%n documents are saved here and wait to be sent, %1", nullptr, files_waiting_).arg(files_size());
  if (state == "local") return tr("%n changes are saved here and wait to be sent", nullptr, waiting());
  const QString at = last_time();
  if (state == "asking") return at.isEmpty() ? tr("Nothing was received yet") : tr("Last received: %1").arg(at);
  return at.isEmpty() ? tr("Up to date") : tr("Up to date, %1").arg(at);
}

QString SyncModel::problem() const {
  if (status_.revoked) return sentence_of({"revoked", {}, {}, {}}, language_->lang());
  if (error_.code.empty() || (is_line_trouble(error_) && !offline())) return {};
  const QString told = sentence_of(error_, language_->lang());
  const auto request = request_in(error_);
  if (request.empty()) return told;
  return told + " " + tr("The server knows this as request %1.").arg(QString::fromUtf8(request.data(), qsizetype(request.size())));
}

QString SyncModel::last_time() const {
  if (!store_->is_open()) return {};
  return Format(store_->domain(), language_->lang()).moment(status_.last_sync_ms, clock_.unix_ms());
}

QString SyncModel::last_numbers() const {
  if (!store_->is_open() || totals_.requests == 0) return {};
  const Format format(store_->domain(), language_->lang());
  return tr("%1 sent, %2 received")
      .arg(format.bytes(static_cast<qint64>(totals_.bytes_up)), format.bytes(static_cast<qint64>(totals_.bytes_down)));
}

}  // namespace dialogue
