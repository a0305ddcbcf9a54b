// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QPointer>
#include <QTimer>
#include <deque>
#include <functional>
#include <map>

#include "client/app/services/store_thread.h"
#include "client/app/services/writing.h"
#include "client/app/words/language.h"

namespace dialogue {

/// Takes typed words to the disk, in the order of typing. While this computer cannot store them (its disk is full) they stay here, whatever
/// becomes of the page that they were typed on, and are tried again until they are stored. Words that a rule refuses are put aside until
/// their writer changes or discards them. GUI thread.
class Saver : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("made by the program")
  Q_PROPERTY(QString problem READ problem NOTIFY changed)  ///< why words are not on disk yet; empty while nothing is wrong
  Q_PROPERTY(bool losing READ losing NOTIFY changed)       ///< closing the program now would lose words

 public:
  using Verb = std::function<Status(Replica&)>;
  using Told = std::function<void(const Status&)>;
  struct Aside {
    Raw raw;
    Error why;
  };
  static constexpr int soon_ms = 700;  ///< typed words are given to the disk this long after the last key
  static constexpr int again_after_ms = 5'000;

  Saver(StoreThread* store, Language* language, QObject* parent = nullptr);
  /// Tries once more what still waits.
  ~Saver() override;

  void write(Writing writing);
  /// Does a verb on a record once the words before it are stored. `told` hears of it if `receiver` still lives. A verb is not tried again:
  /// while the words before it cannot be stored, it fails as they do.
  void run(QObject* receiver, const Uuid& record, Verb verb, Told told);
  bool holds(const Uuid& record) const;
  /// Lays the record's waiting words over `words`.
  void lay(const Uuid& record, std::map<WordsKey, Raw>& words) const;
  /// Words of a record that a rule refused.
  const std::map<WordsKey, Aside>& aside(const Uuid& record) const;
  /// Puts other words in their place.
  void replace(const Uuid& record, const WordsKey& key);
  void discard(const Uuid& record);
  /// How many writings are not on disk yet.
  int waiting() const { return static_cast<int>(queue_.size()); }
  QString problem() const;
  bool losing() const { return !failure_.code.empty() || !aside_.empty(); }
  /// Tries at once.
  Q_INVOKABLE void again();
  /// Lets everything go, because the replica was cleared or the person says so.
  Q_INVOKABLE void forget();

 signals:
  void changed();

 private:
  struct Entry {
    Writing writing;  ///< of a verb: the record alone
    Verb verb;        ///< empty for words
    QPointer<QObject> receiver;
    Told told;
    void tell(const Status& status) const {
      if (receiver && told) told(status);
    }
    Status operator()(Replica& replica) const { return verb ? verb(replica) : dialogue::write(replica, writing); }
  };
  void add(Entry entry);
  void next();
  void answered(const Status& status);
  void fail(const Error& error);
  void refuse(const Writing& writing, const Error& error);

  StoreThread* store_;
  Language* language_;
  std::deque<Entry> queue_;  // in the order of typing; the first is being written
  bool busy_ = false;
  int life_ = 0;  // counts what was forgotten
  Error failure_;
  std::map<Uuid, std::map<WordsKey, Aside>> aside_;
  QTimer timer_;
};

}  // namespace dialogue
