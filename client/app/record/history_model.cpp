// SPDX-License-Identifier: Apache-2.0
#include "client/app/record/history_model.h"

#include <QPointer>

#include "client/app/words/cell_words.h"
#include "client/app/words/raw_text.h"
#include "client/core/files/files_remote.h"
#include "shared/base/cause.h"
#include "shared/model/declaration.h"
#include "sync/wire_form.h"

namespace dialogue {
namespace {

constexpr int longest = 160;  ///< characters of a value: the record itself has the rest

QString brief(const QString& text, const Raw& raw) {
  if (raw.empty()) return Format::tr("empty");
  const QString line = text.simplified();
  if (line.isEmpty()) return Format::tr("Not on this device");
  return line.size() > longest ? line.left(longest) + "…" : line;
}

/// The steps of one change in words.
class Telling {
 public:
  Telling(Replica& replica, const Format& format, const std::string& kind)
      : words_(replica, format), format_(format), kind_name_(kind), kind_(format.domain().kind(kind)) {}

  QVariantMap item(const HistoryStep* begin, const HistoryStep* end) const {
    QStringList lines;
    for (const auto* step = begin; step != end; ++step)
      if (step->field != "created_at" && step->field != "created_by" && !words_.silent(kind_name_, step->field)) lines << line(*step);
    const QString who = begin->by_name.empty() ? HistoryModel::tr("The server") : QString::fromStdString(begin->by_name);
    return {{"seq", static_cast<qulonglong>(begin->seq)},
            {"what", what(begin, end)},
            {"who", who + " · " + format_.instant(QString::fromStdString(begin->at))},
            {"lines", lines.join('\n')}};
  }

 private:
  QString what(const HistoryStep* begin, const HistoryStep* end) const {
    if (!begin->act.empty()) return words_.act(kind_name_, begin->act);
    bool proposed = true;
    for (const auto* step = begin; step != end; ++step) {
      if (step->field == "created_at" && step->from.empty()) return HistoryModel::tr("Created");
      if (step->field == deleted_cell) return step->to == "true" ? HistoryModel::tr("Deleted") : HistoryModel::tr("Brought back");
      proposed = proposed && step->proposed;
    }
    return proposed ? HistoryModel::tr("Proposed") : HistoryModel::tr("Edited");
  }

  QString line(const HistoryStep& step) const {
    QString out;
    if (step.field == state_cell) {
      out = Format::labelled(HistoryModel::tr("State"),
                             change(step, [this](const Raw& raw) { return kind_ ? format_.state(*kind_, text_of(raw)) : text_of(raw); }));
    } else {
      const auto value = [&](const Raw& raw) { return words_.value(kind_name_, step.field, raw); };
      // An element or a part says itself whether it came or went.
      out = Format::labelled(words_.label(kind_name_, step.field), step.field.ends_with(']') ? value(step.to) : change(step, value));
    }
    return step.proposed ? HistoryModel::tr("%1 (kept beside it)").arg(out) : out;
  }

  template <class Value>
  QString change(const HistoryStep& step, Value value) const {
    return step.from.empty() ? brief(value(step.to), step.to) : brief(value(step.from), step.from) + " → " + brief(value(step.to), step.to);
  }

  const CellWords words_;
  const Format& format_;
  const std::string kind_name_;
  const Kind* kind_;
};

}  // namespace

HistoryModel::HistoryModel(QObject* parent) : ItemListModel({"seq", "what", "who", "lines"}, parent) {
  connect(this, &ItemListModel::countChanged, this, &HistoryModel::historyChanged);
}

void HistoryModel::set_record_id(const QString& id) {
  if (id == id_) return;
  id_ = id;
  body_.reset();
  problem_code_.clear();
  asking_ = kept_ = false;
  emit historyChanged();
  if (services()) reread();
}

QString HistoryModel::problem() const {
  if (problem_code_.empty() || !services()) return {};
  if (problem_code_ == "not_cached") return tr("The server keeps the history: it needs a connection.");
  if (problem_code_ == "not_sent") return tr("It has not been sent yet: its history begins when the server has it.");
  return sentence_of({problem_code_, {}, {}, {}}, services()->language()->lang());
}

void HistoryModel::ask() {
  const auto id = Uuid::parse(id_.toStdString());
  if (asking_ || !id || !services() || !services()->ready()) return;
  asking_ = true;
  problem_code_.clear();
  emit historyChanged();
  services()->store()->ask<Result<WireRequest>>(
      this,
      [id = *id](Replica& replica) -> Result<WireRequest> {
        const auto record = replica.get(id);
        if (record && record->seq == 0) return Error{"not_sent", {}, {}, {}};
        if (!record && record.error().code != "not_found") return record.error();
        return history_request(replica.session(), id);
      },
      [this, id = *id](const Result<WireRequest>& request) { request ? carry(id, *request, true) : take(id, request.error()); });
}

/// Once more, if the server says that this device's time was off.
void HistoryModel::carry(const Uuid& id, const WireRequest& request, bool once_more) {
  const auto tell = [guard = QPointer<HistoryModel>(this), id, request, once_more](const Result<WireReply>& reply, qint64) {
    if (!guard) return;
    auto body = reply ? history_answer(request, id, *reply) : Result<std::string>(reply.error());
    if (!body && body.error().code == "clock" && once_more) return guard->ask_again(id, *reply);
    guard->take(id, std::move(body));
  };
  services()->line()->call(services()->sync()->server_place(), request, tell);
}

void HistoryModel::ask_again(const Uuid& id, const WireReply& told) {
  services()->store()->ask<Result<WireRequest>>(
      this,
      [id, told](Replica& replica) {
        replica.session().corrects_clock(told);
        return history_request(replica.session(), id);
      },
      [this, id](const Result<WireRequest>& request) { request ? carry(id, *request, false) : take(id, request.error()); });
}

void HistoryModel::take(const Uuid& id, Result<std::string> answer) {
  if (id.text() != id_.toStdString()) return;
  if (answer) {
    services()->store()->ask<bool>(
        this, [id, body = *answer](Replica& replica) { return replica.beside().keep_history(id, body).ok(); }, [](bool) {});
    return show(std::move(answer), false);
  }
  const Error error = answer.error();
  if (!is_line_trouble(error)) return show(error, false);
  services()->store()->ask<Result<std::string>>(
      this, [id](Replica& replica) { return replica.beside().kept_history(id); },
      [this, id](Result<std::string> body) {
        if (id.text() == id_.toStdString()) show(std::move(body), true);
      });
}

/// What is shown already stays when there is nothing newer.
void HistoryModel::show(Result<std::string> body, bool kept) {
  asking_ = false;
  if (body) {
    body_ = std::make_shared<const std::string>(std::move(*body));
    kept_ = kept;
    reread();
  } else {
    problem_code_ = body.error().code;
  }
  emit historyChanged();
}

std::function<ItemListModel::Items(Replica&, const Format&)> HistoryModel::question() const {
  return [body = body_, id = Uuid::parse(id_.toStdString())](Replica& replica, const Format& format) {
    Items items;
    // The record may have been let go of, or locked, since.
    if (id && !replica.get(*id)) return items;
    const auto history = body ? read_history(*body) : Result<History>(History{});
    if (!history) return items;
    const Telling telling(replica, format, history->kind);
    const HistoryStep* const first = history->steps.data();
    for (const HistoryStep* end = first + history->steps.size(); end != first;) {
      const HistoryStep* begin = end - 1;
      while (begin != first && (begin - 1)->seq == begin->seq) --begin;
      items.push_back(telling.item(begin, end));
      end = begin;
    }
    return items;
  };
}

}  // namespace dialogue
