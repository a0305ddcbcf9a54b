// SPDX-License-Identifier: Apache-2.0
#include "client/app/services/sync_model.h"

#include <QFileInfo>
#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>

#include "client/app/services/services.h"
#include "client/app/words/format.h"
#include "client/core/files/files_store.h"
#include "client/core/joining/join_place.h"
#include "client/core/transport/server_address.h"
#include "shared/base/cause.h"
#include "shared/text/host_name.h"

namespace dialogue {

SyncModel::SyncModel(StoreThread* store, Language* language, Connect connect, Clock& clock, Random& random, QObject* parent)
    : QObject(parent), store_(store), language_(language), line_(connect), live_(store, connect), clock_(clock), schedule_(random) {
  timer_.setSingleShot(true);
  grace_.setSingleShot(true);
  count_timer_.setSingleShot(true);
  QObject::connect(&lease_timer_, &QTimer::timeout, this, &SyncModel::read_status);
  lease_timer_.start(lease_every_ms);
  QObject::connect(&count_timer_, &QTimer::timeout, this, &SyncModel::count);
  QObject::connect(&timer_, &QTimer::timeout, this, [this] {
    send_only_ = low_data_;
    step();
  });
  QObject::connect(&grace_, &QTimer::timeout, this, &SyncModel::changed);
  QObject::connect(&live_, &LiveWatch::ended, this, &SyncModel::take_live);
  QObject::connect(&live_, &LiveWatch::failed, this, &SyncModel::lose_live);
  QObject::connect(store_, &StoreThread::opened, this, [this] {
    live_.forget();
    watched_.clear();
    error_ = std::exchange(leaving_, false) ? Error{"wiped", "", {}, ""} : Error{};
    totals_ = {};
    finished_once_ = answered_ = false;
    edited_ = true;
    read_status();
    deliver();
  });
  QObject::connect(store_, &StoreThread::not_cleared, this, [this] { leaving_ = false; });
  QObject::connect(store_, &StoreThread::changed, this, [this] {
    edited_ = true;
    read_status();
  });
  QObject::connect(language_, &Language::changed, this, &SyncModel::changed);
}

void SyncModel::read_status() {
  store_->ask<ReplicaStatus>(
      this, [](Replica& replica) { return replica.status(); },
      [this](ReplicaStatus status) {
        const bool turned = known_ && (status.locked != status_.locked || status.revoked != status_.revoked);
        status_ = std::move(status);
        known_ = true;
        emit changed();
        // The pages show something else than before, though nobody has changed a record.
        if (turned) store_->announce();
        if (turned) emit sightTurned();
        if (!count_timer_.isActive()) recount();
        if (edited_ && !running_) plan();
        edited_ = false;
        if (watch_asked_ && !running_) watch();
        watch_asked_ = watch_asked_ && running_;
      });
}

/// While all is well, the server is asked to tell of news above what is known here.
void SyncModel::watch() {
  if (!automatic_ || low_data_ || !may_go() || schedule_.failing() || status_.cursor.empty()) return;
  if (live_.watch(status_.place(), status_.cursor)) watched_ = status_.cursor;
}

void SyncModel::take_live(bool news) {
  live_failures_ = 0;
  // Receipts of our own moved the cursor meanwhile. So the news that ended the wait may be known here already, and the server can tell.
  const bool stale = status_.cursor != watched_;
  if (running_ || !may_go()) return;
  news && !stale ? step() : watch();
}

/// Either the line is gone, or something between cuts long waits. An exchange finds out which. It comes ever later, in case it is the
/// second.
void SyncModel::lose_live() {
  watched_.clear();
  if (!automatic_ || running_ || !may_go()) return;
  const qint64 delay = std::min<qint64>(SyncSchedule::between, SyncSchedule::first_retry << std::min(live_failures_++, 10));
  if (!timer_.isActive() || timer_.remainingTime() > delay) timer_.start(static_cast<int>(delay));
}

/// Sets the timer for the next exchange. On a line that works a waiting change never waits longer than `after_edit`.
void SyncModel::plan() {
  // A device whose access ended also asks now and then whether it was given back.
  if (!automatic_ || !status_.enrolled || held_) return;
  if (low_data_ && status_.pending == 0) return timer_.stop();
  qint64 delay = schedule_.next_delay(!watched_.empty(), looked_at_);
  if (!finished_once_) delay = 0;
  if (status_.pending > 0 && !status_.revoked && !schedule_.failing()) delay = std::min<qint64>(delay, SyncSchedule::after_edit);
  if (!timer_.isActive() || timer_.remainingTime() > delay) timer_.start(static_cast<int>(delay));
}

void SyncModel::hold(bool held) {
  held_ = held;
  if (held_) timer_.stop();
  emit changed();
}

void SyncModel::syncNow() {
  if (!store_->is_open() || held_) return;
  again_ = running_;
  if (running_) return;
  send_only_ = false;
  step();
}

void SyncModel::tryNow() {
  told_ = store_->is_open() && !held_;
  syncNow();
}

void SyncModel::sendOnly() {
  if (!store_->is_open() || held_ || running_) return;
  send_only_ = true;
  step();
}

void SyncModel::sendFiles() {
  if (may_go()) emit filesAsked();
}

void SyncModel::set_low_data(bool low) {
  if (low == low_data_) return;
  low_data_ = low;
  if (low) live_.forget();
  if (low) watched_.clear();
  emit changed();
  plan();
}

void SyncModel::line_appeared() {
  if (!status_.enrolled) deliver();
  if (!automatic_ || !schedule_.failing()) return;
  low_data_ ? sendOnly() : syncNow();
}

void SyncModel::set_looked_at(bool looked_at) {
  if (looked_at && !std::exchange(looked_at_, true)) line_appeared();
  looked_at_ = looked_at;
}

void SyncModel::step() {
  if (running_ || held_ || !status_.enrolled) return;
  running_ = true;
  timer_.stop();
  emit changed();
  advance([](Exchange& exchange, Session& session) { return exchange.begin(session); });
}

/// Takes the exchange on, where the replica is.
void SyncModel::advance(Taking taking, bool took_answer) {
  store_->ask<ExchangeStep>(
      this,
      [exchange = exchange_, only = send_only_, taking = std::move(taking)](Replica& replica) {
        exchange->set_send_only(only);
        return taking(*exchange, replica.session());
      },
      [this, took_answer](const ExchangeStep& next) {
        if (took_answer) store_->announce();
        go_on(next);
      });
}

/// An exchange of the app never waits: what fails is begun anew, when its schedule says so.
void SyncModel::go_on(const ExchangeStep& next) {
  using Do = ExchangeStep::Do;
  if (next.what == Do::connect) return stand_up();
  if (next.what == Do::end && !next.error.code.empty()) return finish(next.error);
  // What could be taken back a moment ago cannot be taken back any more. The pages say so.
  next.sealed ? store_->announce() : read_status();
  next.what == Do::send ? carry(next.request) : finish({});
}

void SyncModel::stand_up() {
  line_.connect_to(status_.place(), [this](const Status& up) {
    advance([up](Exchange& exchange, Session& session) { return exchange.connected(session, up); });
  });
}

void SyncModel::carry(const WireRequest& request) {
  line_.call(status_.place(), request, [this](const Result<WireReply>& reply, qint64 milliseconds) {
    advance([reply, milliseconds](Exchange& exchange, Session& session) { return exchange.answered(session, reply, milliseconds); },
            reply.ok());
  });
}

/// What an exchange ended with.
struct SyncModel::End {
  SyncTotals totals;
  Leaving leaving;
};

void SyncModel::finish(const Error& error) {
  store_->ask<End>(
      this,
      [](Replica& replica) {
        return End{replica.session().totals(), leaving(replica)};
      },
      [this, error](const End& end) {
        running_ = false;
        finished_once_ = true;
        error_ = error;
        if (error.code.empty()) totals_ = end.totals;
        if (leave(end.leaving)) return;
        const bool told = std::exchange(told_, told_ && again_);
        if (is_line_trouble(error)) {
          schedule_.failed(clock_.monotonic_ms());
          answered_ = answered_ && !told;
        } else {
          schedule_.succeeded();
          answered_ = true;
        }
        const bool only = std::exchange(send_only_, false);
        watch_asked_ = error.code.empty() && !only;
        if (error.code.empty()) emit exchanged(!only && !low_data_);
        grace_.start(static_cast<int>(schedule_.until_offline(clock_.monotonic_ms()) + 1));
        read_status();
        if (again_) {
          again_ = false;
          return step();
        }
        emit changed();
        plan();
      });
}

/// Obeys an order to erase this device, once nothing of its owner's waits that may still be sent.
bool SyncModel::leave(const Leaving& leaving) {
  if (leaving.when == Leaving::When::after_documents) emit filesAsked();
  if (leaving.when != Leaving::When::now) return false;
  leaving_ = true;
  timer_.stop();
  live_.forget();
  emit erased();
  store_->begin_again([farewell = leaving.farewell](const std::string& dir) { return obey_wipe(dir, farewell); });
  return true;
}

/// Tells the server of an erasure that it has not heard of, as soon as there is a line.
void SyncModel::deliver() {
  store_->ask<std::optional<Farewell>>(
      this, [](Replica& replica) { return replica.directory().empty() ? std::optional<Farewell>() : farewell_in(replica.directory()); },
      [this](const std::optional<Farewell>& farewell) {
        if (farewell && !held_) tell_server(*farewell);
      });
}

void SyncModel::tell_server(const Farewell& farewell) {
  line_.call(farewell.server, farewell.request, [this, farewell](const Result<WireReply>& reply, qint64) {
    if (!reply || !farewell_heard(farewell, *reply)) return;
    store_->ask<bool>(
        this,
        [](Replica& replica) {
          forget_farewell(replica.directory());
          return true;
        },
        [](bool) {});
  });
}

namespace {

/// The address as it was typed. Where nothing stands before a name and a port, the scheme is added: only this computer is reached in the
/// clear.
std::string server_address(const QString& typed) {
  const std::string url = typed.trimmed().toStdString();
  if (url.empty() || url.find("://") != std::string::npos) return url;
  const auto here = parse_server_url("http://" + url);
  return (here && is_loopback_host(here->host) ? "http://" : "https://") + url;
}

}  // namespace

void SyncModel::enrol(const QString& url, const QString& code, const QString& device) {
  // Who was given a line may paste it where a code is asked for.
  if (const auto line = find_joining_line(code.toStdString())) return enrol_at(place_of(*line), line->code, device);
  enrol_at(place_at(status_.place(), server_address(url)), code.trimmed().toStdString(), device);
}

void SyncModel::join(const JoinModel* joining, const QString& device) {
  if (const auto& line = joining->line()) enrol_at(place_of(*line), line->code, device);
}

void SyncModel::enrol_at(const ServerPlace& server, const std::string& code, const QString& device) {
  using Wire = Result<WireRequest>;
  store_->ask<Wire>(
      this, [code, device = device.trimmed().toStdString()](Replica& replica) { return replica.session().enrol(code, device); },
      [this, server](Wire request) {
        if (!request) return end_enrolment(request.error());
        line_.call(server, *request, [this, server](Result<WireReply> reply, qint64) { take_enrolment(server, std::move(reply)); });
      });
}

void SyncModel::take_enrolment(const ServerPlace& server, Result<WireReply> reply) {
  if (!reply) return end_enrolment(reply.error());
  store_->change<Status>(
      this,
      [server, reply = *reply](Replica& replica) {
        expect(replica.session(), server);
        return replica.session().take_enrolled(server.url, reply);
      },
      [this](const Status& taken) { end_enrolment(taken ? Error{} : taken.error()); });
}

void SyncModel::end_enrolment(const Error& error) {
  const bool ok = error.code.empty();
  finished_once_ = false;
  const bool nobody_there = error.code == "offline";
  constexpr auto of_address =
      std::to_array<std::string_view>({"bad_address", "not_secured", "no_tls", "wants_tls", "not_trusted", "wrong_key", "other_server"});
  const bool about_server = nobody_there || std::find(of_address.begin(), of_address.end(), error.code) != of_address.end();
  const bool about_code = error.code.ends_with("_code");
  const QString sentence = nobody_there ? tr("The server cannot be reached. Check its address and the connection, then try again.")
                                        : sentence_of(error, language_->lang());
  emit enrolmentDone(ok, ok ? QString() : sentence, about_server ? "server" : about_code ? "code" : "");
}

/// A line that was good may be gone for a moment before anybody reads "offline". A line that was never seen to work gets no such time.
bool SyncModel::offline() const { return held_ || (schedule_.failing() && (!answered_ || schedule_.offline(clock_.monotonic_ms()))); }

void SyncModel::set_discarding(int count) {
  if (std::exchange(discarding_, count) != count) emit changed();
}

/// What the side list and the sync centre count, read in one question.
struct SyncModel::Counts {
  std::vector<KindWaiting> kinds;
  int files = 0;
  qint64 bytes = 0;
};

void SyncModel::count() {
  store_->ask<Counts>(
      this,
      [](Replica& replica) {
        Counts out;
        out.kinds = replica.waiting_by_kind();
        const WaitingFiles files = waiting_files(replica);
        out.files = static_cast<int>(files.count);
        out.bytes = static_cast<qint64>(files.bytes);
        return out;
      },
      [this](const Counts& counts) { take_counts(counts); });
}

void SyncModel::take_counts(const Counts& counts) {
  waiting_kinds_.clear();
  attention_kinds_.clear();
  for (const KindWaiting& each : counts.kinds) {
    const auto kind = QString::fromStdString(each.kind);
    if (each.waiting > 0) waiting_kinds_[kind] = static_cast<int>(each.waiting);
    if (each.attention > 0) attention_kinds_[kind] = static_cast<int>(each.attention);
  }
  files_waiting_ = counts.files;
  files_bytes_ = counts.bytes;
  emit counted();
  emit changed();
}

}  // namespace dialogue
