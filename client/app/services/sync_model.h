// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QTimer>
#include <QVariantMap>
#include <algorithm>
#include <functional>
#include <memory>
#include <string>

#include "client/app/services/join_model.h"
#include "client/app/services/live_watch.h"
#include "client/app/services/network_line.h"
#include "client/app/services/store_thread.h"
#include "client/app/services/sync_schedule.h"
#include "client/app/words/language.h"
#include "client/core/exchange/exchange.h"
#include "client/core/exchange/leaving.h"

namespace dialogue {

/// The state of the exchange with the server, in a word, a sentence and numbers; and what begins one: edits, time, a connection that
/// appears, ever more rarely while it fails. How one goes is `Exchange`'s business; its steps run on the store's thread, its requests on
/// the line's. GUI thread; nothing here waits.
class SyncModel : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("made by the program")
  Q_PROPERTY(
      QString word READ word NOTIFY changed)  ///< unknown, not_enrolled, asking, working, confirmed, local, attention, offline, problem
  /// What stands beside a decision or a problem so that these do not hide it: offline, local, or nothing.
  Q_PROPERTY(QString besideWord READ beside_word NOTIFY changed)
  Q_PROPERTY(QString besideText READ beside_text NOTIFY changed)
  Q_PROPERTY(QString shortText READ short_text NOTIFY changed)
  Q_PROPERTY(QString sentence READ sentence NOTIFY changed)
  Q_PROPERTY(QString problem READ problem NOTIFY changed)  ///< what the last exchange ended with, in words; empty when well
  Q_PROPERTY(QString lastTime READ last_time NOTIFY changed)
  Q_PROPERTY(QString lastNumbers READ last_numbers NOTIFY changed)
  Q_PROPERTY(QString server READ server NOTIFY changed)
  Q_PROPERTY(QString words READ words NOTIFY changed)  ///< six, to compare with the coordinator
  Q_PROPERTY(QString person READ person NOTIFY changed)
  Q_PROPERTY(QString organisation READ organisation NOTIFY changed)
  Q_PROPERTY(bool enrolled READ enrolled NOTIFY changed)
  Q_PROPERTY(bool revoked READ revoked NOTIFY changed)  ///< the access of this device was ended
  Q_PROPERTY(bool known READ known NOTIFY changed)      ///< false until the replica was first read
  Q_PROPERTY(bool running READ running NOTIFY changed)
  Q_PROPERTY(bool offline READ offline NOTIFY changed)
  Q_PROPERTY(int pending READ pending NOTIFY changed)  ///< waiting here, not sent
  Q_PROPERTY(int sent READ sent NOTIFY changed)        ///< sent, no receipt yet
  Q_PROPERTY(int refusals READ refusals NOTIFY changed)
  Q_PROPERTY(int proposals READ proposals NOTIFY changed)
  Q_PROPERTY(int attention READ attention NOTIFY changed)
  Q_PROPERTY(QVariantMap waitingKinds READ waiting_kinds NOTIFY counted)      ///< kind: records of it with changes on their way
  Q_PROPERTY(QVariantMap attentionKinds READ attention_kinds NOTIFY counted)  ///< kind: records of it that need a decision
  Q_PROPERTY(int filesWaiting READ files_waiting NOTIFY changed)              ///< documents of this device that are not at the server
  Q_PROPERTY(QString filesSize READ files_size NOTIFY changed)
  Q_PROPERTY(bool sendingOnly READ sending_only NOTIFY changed)  ///< the exchange that runs ends with the receipts
  Q_PROPERTY(bool locked READ locked NOTIFY changed)             ///< for want of contact a part of the records is not shown
  Q_PROPERTY(QString lease READ lease NOTIFY changed)            ///< what is locked, or soon will be, and what to do; empty when well

 public:
  using Connect = NetworkLine::Connect;

  SyncModel(StoreThread* store, Language* language, Connect connect, Clock& clock, Random& random, QObject* parent = nullptr);

  QString word() const;
  QString beside_word() const;
  QString beside_text() const;
  QString short_text() const;
  QString sentence() const;
  QString problem() const;
  QString last_time() const;
  QString last_numbers() const;
  QString server() const { return QString::fromStdString(status_.server); }
  QString words() const { return QString::fromStdString(status_.words); }
  QString person() const { return QString::fromStdString(status_.person_name); }
  QString organisation() const { return QString::fromStdString(status_.organisation_name); }
  bool enrolled() const { return status_.enrolled; }
  bool revoked() const { return status_.revoked; }
  bool known() const { return known_; }
  bool running() const { return running_; }
  bool offline() const;
  int pending() const { return static_cast<int>(status_.pending - status_.sent); }
  int sent() const { return static_cast<int>(status_.sent); }
  int refusals() const { return std::max(0, static_cast<int>(status_.rejected + status_.parked) - discarding_); }
  int proposals() const { return static_cast<int>(status_.proposals); }
  int attention() const { return refusals() + proposals(); }
  QVariantMap waiting_kinds() const { return waiting_kinds_; }
  QVariantMap attention_kinds() const { return attention_kinds_; }
  int files_waiting() const { return files_waiting_; }
  QString files_size() const;
  bool sending_only() const { return running_ && send_only_; }
  bool locked() const { return status_.locked; }
  QString lease() const;

  /// Whether exchanges begin by themselves.
  void set_automatic(bool automatic) { automatic_ = automatic; }
  /// No network at all until told otherwise: --offline.
  void hold(bool held);
  Q_INVOKABLE void syncNow();
  /// The same when a person asks. They are told at once when the line is gone.
  Q_INVOKABLE void tryNow();
  /// Sends what was written and takes the receipts, with one small page of news at most. No documents go, those of this device included.
  Q_INVOKABLE void sendOnly();
  /// Sends the documents that wait, now.
  Q_INVOKABLE void sendFiles();
  /// With little data nothing is received and no document sent before somebody asks. What is written goes by itself.
  void set_low_data(bool low);
  /// Leaves refusals out of the count while they are being discarded and can still be brought back.
  void set_discarding(int count);
  /// Counts again what waits, soon.
  void recount() { count_timer_.start(count_after_ms); }
  /// The system says that there is a connection (a hint). Tries at once, without waiting for the next turn.
  void line_appeared();
  /// Whether somebody looks at the window. They must not read "offline" for minutes after the line is back.
  void set_looked_at(bool looked_at);
  ServerPlace server_place() const { return status_.place(); }
  /// Makes this replica a device; `enrolmentDone` follows.
  Q_INVOKABLE void enrol(const QString& url, const QString& code, const QString& device);
  /// The same by the joining line that was found.
  Q_INVOKABLE void join(const dialogue::JoinModel* joining, const QString& device);

 signals:
  void changed();
  /// `part`: what of the form it is about, server or code; empty when it is about neither.
  void enrolmentDone(bool ok, const QString& sentence, const QString& part);
  void counted();
  void exchanged(bool files);  ///< an exchange went well to its end; `files`: those that wait may go now
  void filesAsked();
  void sightTurned();  ///< less may be shown, or more, though no record changed
  void erased();       ///< this device is being erased, as it was ordered: what other parts hold of it goes too

 private:
  static constexpr int lease_every_ms = 600'000;  ///< looks at what locks with time, also when nothing else happens
  static constexpr int count_after_ms = 250;      ///< so that a burst of changes is counted once
  QString state_word() const;
  QString state_sentence(const QString& state) const;
  int waiting() const { return pending() + sent(); }
  struct Counts;
  void count();
  void take_counts(const Counts& counts);
  void read_status();
  void plan();
  void step();
  using Taking = std::function<ExchangeStep(Exchange&, Session&)>;
  void advance(Taking taking, bool took_answer = false);
  void go_on(const ExchangeStep& next);
  void stand_up();
  void carry(const WireRequest& request);
  struct End;
  void finish(const Error& error);
  bool leave(const Leaving& leaving);
  void deliver();
  void tell_server(const Farewell& farewell);
  void enrol_at(const ServerPlace& server, const std::string& code, const QString& device);
  void take_enrolment(const ServerPlace& server, Result<WireReply> reply);
  void end_enrolment(const Error& error);
  bool may_go() const { return status_.enrolled && !status_.revoked && !held_; }
  void watch();
  void take_live(bool news);
  void lose_live();

  StoreThread* store_;
  Language* language_;
  NetworkLine line_;
  LiveWatch live_;
  Clock& clock_;
  SyncSchedule schedule_;
  std::shared_ptr<Exchange> exchange_ = std::make_shared<Exchange>();  // on the store's thread alone
  QTimer timer_, grace_, count_timer_, lease_timer_;
  QVariantMap waiting_kinds_, attention_kinds_;
  int files_waiting_ = 0;
  qint64 files_bytes_ = 0;
  ReplicaStatus status_;
  bool leaving_ = false;  // an order is being obeyed
  SyncTotals totals_;
  Error error_;
  std::string watched_;  // the cursor above which news are waited for
  int live_failures_ = 0, discarding_ = 0;
  bool automatic_ = true, known_ = false, running_ = false, held_ = false, again_ = false, edited_ = false, finished_once_ = false,
       answered_ = false,  // by the server, in this run
      watch_asked_ = false, low_data_ = false, send_only_ = false, looked_at_ = false,
       told_ = false;  // a person waits for what becomes of this exchange
};

}  // namespace dialogue
