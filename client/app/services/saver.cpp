// SPDX-License-Identifier: Apache-2.0
#include "client/app/services/saver.h"

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

#include "shared/base/cause.h"
#include "shared/domain/messages.h"

namespace dialogue {

Saver::Saver(StoreThread* store, Language* language, QObject* parent) : QObject(parent), store_(store), language_(language) {
  timer_.setSingleShot(true);
  connect(&timer_, &QTimer::timeout, this, &Saver::again);
  connect(language, &Language::changed, this, &Saver::changed);
  // A question that was asked then has no answer. It is asked again once the records are open.
  connect(store, &StoreThread::failed, this, [this] {
    ++life_;
    busy_ = false;
  });
  connect(store, &StoreThread::opened, this, &Saver::again);
}

Saver::~Saver() {
  if (busy_ && !queue_.empty()) queue_.pop_front();
  for (const Entry& each : queue_)
    store_->ask<bool>(
        store_, [each](Replica& replica) { return each(replica).ok(); }, [](bool) {});
}

void Saver::write(Writing writing) { add({std::move(writing), {}, {}, {}}); }

void Saver::run(QObject* receiver, const Uuid& record, Verb verb, Told told) {
  add({{record, {}, {}, {}}, std::move(verb), receiver, std::move(told)});
}

void Saver::add(Entry entry) {
  const bool failing = !failure_.code.empty();
  if (failing && entry.verb) return entry.tell(failure_);
  queue_.push_back(std::move(entry));
  if (!failing) next();
  emit changed();
}

bool Saver::holds(const Uuid& record) const {
  return std::any_of(queue_.begin(), queue_.end(), [&](const Entry& each) { return each.writing.record == record; });
}

void Saver::lay(const Uuid& record, std::map<WordsKey, Raw>& words) const {
  for (const Entry& each : queue_)
    if (each.writing.record == record)
      for (const auto& [key, raw] : each.writing.words) words[key] = raw;
}

const std::map<WordsKey, Saver::Aside>& Saver::aside(const Uuid& record) const {
  static const std::map<WordsKey, Aside> none;
  const auto found = aside_.find(record);
  return found == aside_.end() ? none : found->second;
}

void Saver::replace(const Uuid& record, const WordsKey& key) {
  const auto found = aside_.find(record);
  if (found == aside_.end() || found->second.erase(key) == 0) return;
  if (found->second.empty()) aside_.erase(found);
  emit changed();
}

void Saver::discard(const Uuid& record) {
  if (aside_.erase(record) > 0) emit changed();
}

QString Saver::problem() const {
  return failure_.code.empty() ? QString() : QString::fromStdString(sentence(failure_, language_->lang(), nullptr));
}

void Saver::again() {
  timer_.stop();
  next();
}

void Saver::forget() {
  timer_.stop();
  queue_.clear();
  aside_.clear();
  ++life_;
  busy_ = false;
  failure_ = {};
  emit changed();
}

void Saver::next() {
  if (busy_ || queue_.empty() || !store_->is_open()) return;
  busy_ = true;
  store_->change<Status>(
      this, [entry = queue_.front()](Replica& replica) { return entry(replica); },
      [this, life = life_](const Status& status) {
        if (life == life_) answered(status);
      });
}

void Saver::answered(const Status& status) {
  busy_ = false;
  if (!status && cause_of(status.error().code) == Cause::machine && !queue_.front().verb) return fail(status.error());
  failure_ = {};
  const Entry done = std::move(queue_.front());
  queue_.pop_front();
  if (!status && !done.verb) refuse(done.writing, status.error());
  if (status)
    for (const auto& each : done.writing.words) replace(done.writing.record, each.first);
  next();
  done.tell(status);
  emit changed();
}

/// A refused word must hold up no others. So when several go together, each is tried alone, before what was typed later.
void Saver::refuse(const Writing& writing, const Error& error) {
  if (writing.words.size() == 1) {
    const auto& [key, raw] = *writing.words.begin();
    aside_[writing.record][key] = {raw, error};
    return;
  }
  for (auto it = writing.words.rbegin(); it != writing.words.rend(); ++it)
    queue_.push_front({{writing.record, {*it}, writing.shown, writing.variants}, {}, {}, {}});
}

/// Words wait for room on the disk; verbs do not.
void Saver::fail(const Error& error) {
  failure_ = error;
  timer_.start(again_after_ms);
  const auto verbs = std::stable_partition(queue_.begin(), queue_.end(), [](const Entry& each) { return !each.verb; });
  const std::vector<Entry> given_up(std::make_move_iterator(verbs), std::make_move_iterator(queue_.end()));
  queue_.erase(verbs, queue_.end());
  for (const Entry& each : given_up) each.tell(error);
  emit changed();
}

}  // namespace dialogue
