// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QVariantList>

#include "client/app/services/file_mover.h"
#include "client/app/services/file_taker.h"
#include "client/app/services/join_model.h"
#include "client/app/services/network_line.h"
#include "client/app/services/saver.h"
#include "client/app/services/settings_model.h"
#include "client/app/services/store_thread.h"
#include "client/app/services/sync_model.h"
#include "client/app/services/undo.h"
#include "client/app/words/format.h"
#include "client/app/words/language.h"
#include "client/app/words/refused_words.h"
#include "shared/base/clock.h"
#include "shared/domain/messages.h"

namespace dialogue {

/// What the pages' view models are given. main makes it once and hands it down as a required property. GUI thread.
class Services : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("made by the program")
  Q_PROPERTY(dialogue::SettingsModel* settings READ settings CONSTANT)
  Q_PROPERTY(dialogue::SyncModel* sync READ sync CONSTANT)
  Q_PROPERTY(dialogue::JoinModel* joining READ joining CONSTANT)
  Q_PROPERTY(dialogue::Undo* undo READ undo CONSTANT)
  Q_PROPERTY(dialogue::Saver* saver READ saver CONSTANT)
  Q_PROPERTY(QString timeZone READ time_zone CONSTANT)  ///< of this computer: every time on the pages is in it
  /// Where one looks for records, as the areas declare: {place, words, title, kinds (looked for there), listed (with tabs), tabs}.
  Q_PROPERTY(QVariantList places READ places NOTIFY placesChanged)
  /// The sections of Today that show the next records of a kind, as the areas declare: {kind, place, title, none, all}.
  Q_PROPERTY(QVariantList nextOnes READ next_ones NOTIFY placesChanged)
  Q_PROPERTY(bool ready READ ready NOTIFY readyChanged)           ///< the replica is open
  Q_PROPERTY(QString problem READ problem NOTIFY problemChanged)  ///< why it could not be opened, in words; empty when it could
  Q_PROPERTY(QString problemCode READ problem_code NOTIFY problemChanged)

 public:
  Services(StoreThread::Opener opener, SyncModel::Connect connect, Clock& clock, Random& random, QObject* parent = nullptr);

  StoreThread* store() { return &store_; }
  Language* language() { return &language_; }
  SettingsModel* settings() { return &settings_; }
  SyncModel* sync() { return &sync_; }
  JoinModel* joining() { return &joining_; }
  FileMover* files() { return &files_; }
  FileTaker* taker() { return &taker_; }
  /// For what a page asks the server beside the exchanges.
  NetworkLine* line() { return &line_; }
  Undo* undo() { return &undo_; }
  RefusedWords* refused() { return &refused_; }
  /// For what a person types.
  Saver* saver() { return &saver_; }
  /// A code in words.
  Q_INVOKABLE QString sentence(const QString& code) const;
  /// Names of the kinds whose records are looked for in a place of the app, as their areas declare.
  Q_INVOKABLE QStringList kindsAt(const QString& place) const;
  QVariantList places() const;
  QVariantList next_ones() const;
  Clock& clock() { return clock_; }
  QString time_zone() const { return Format::zone_here(clock_.unix_ms()); }
  bool ready() const { return store_.is_open(); }
  QString problem() const;
  QString problem_code() const { return failure_; }
  /// Opens the replica once more after a failure.
  Q_INVOKABLE void tryAgain();
  /// Words for values in the language of the moment. Only once `ready`.
  Format format() const { return Format(store_.domain(), language_.lang()); }

  std::string new_id();  ///< for a part that is added here

  /// Opens the replica.
  void start() { store_.start(); }

 signals:
  void placesChanged();
  void readyChanged();
  void problemChanged();

 private:
  Clock& clock_;
  Random& random_;
  Language language_;
  StoreThread store_;
  SettingsModel settings_;
  JoinModel joining_;
  SyncModel sync_;
  FileMover files_;
  FileTaker taker_;
  NetworkLine line_;
  Undo undo_;
  RefusedWords refused_;
  Saver saver_;
  QString failure_;
};

/// The sentence for a refusal or failure.
inline QString sentence_of(const Error& error, const std::string& lang, const Kind* kind = nullptr) {
  return QString::fromStdString(sentence(error, lang, kind));
}

}  // namespace dialogue
