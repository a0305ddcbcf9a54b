// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QTimer>
#include <QVariantList>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "client/app/record/record_sheet.h"
#include "client/app/services/writing.h"
#include "client/core/keeps/kept_forms.h"

namespace dialogue {

/// What is written into the page of a record. What is typed is kept as a change of this device shortly after, never "on leaving". It goes
/// with what the page had shown when its reader opened it. What is typed into the form of a new record is kept on the device too, as a form
/// (client/core/keeps/kept_forms), and stands there again when it is opened. Words that cannot be stored, and words that were not accepted
/// before, stay in the form until they can be, or until their writer changes or discards them. GUI thread; the sheet outlives the form.
class RecordForm : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("part of its record")
  Q_PROPERTY(bool canEdit READ can_edit NOTIFY changed)
  Q_PROPERTY(bool editing READ editing NOTIFY changed)
  Q_PROPERTY(
      QString notOffered READ not_offered NOTIFY changed)  ///< why this person is given no form for a new record of the kind, in words
  Q_PROPERTY(bool unsaved READ unsaved NOTIFY changed)     ///< typed, not yet on disk
  Q_PROPERTY(bool stuck READ stuck NOTIFY changed)         ///< the form cannot be ended: some words cannot be stored as they stand
  Q_PROPERTY(QString resumed READ resumed NOTIFY changed)  ///< when the words of this new form were typed, if that was before it was opened
  Q_PROPERTY(QString problem READ problem NOTIFY changed)  ///< why the last verb was not done, in words
  Q_PROPERTY(QString refusedReason READ refused_reason NOTIFY changed)  ///< why the words in the form were not accepted before
  /// Of those words: whether some stand in the form, to be sent again; and those that cannot be sent as the record stands, and why.
  Q_PROPERTY(bool resends READ resends NOTIFY changed)
  Q_PROPERTY(QString heldWords READ held_words NOTIFY changed)
  Q_PROPERTY(QString heldReason READ held_reason NOTIFY changed)
  Q_PROPERTY(QString losing READ losing NOTIFY changed)       ///< the words that `discard` and `beginEmpty` throw away
  Q_PROPERTY(QVariantList errors READ errors NOTIFY changed)  ///< {path, label, sentence}: what must be mended, in the page's order

 public:
  explicit RecordForm(RecordSheet& sheet, QObject* parent = nullptr);

  bool can_edit() const { return can_edit_; }
  bool editing() const { return editing_; }
  QString not_offered() const;
  bool unsaved() const;
  bool stuck() const { return editing_ && stuck_; }
  QString resumed() const { return resumed_; }
  QString problem() const { return problem_; }
  QString refused_reason() const { return refused_reason_; }
  bool resends() const { return resends_; }
  QString held_words() const { return held_words_; }
  QString held_reason() const;
  QString losing() const;
  QVariantList errors() const;

  /// Keeps the new record. `kept` or a problem follows.
  Q_INVOKABLE void keep();
  /// Throws the words of the new form away and begins again.
  Q_INVOKABLE void beginEmpty();
  Q_INVOKABLE void edit();
  /// Ends editing, unless some words cannot be stored as they stand.
  Q_INVOKABLE void done();
  /// Lets go of the words that cannot be stored.
  Q_INVOKABLE void discard();
  Q_INVOKABLE void setInput(const QString& path, const QString& text);
  /// The text of a field in another language; empty takes it away.
  Q_INVOKABLE void setVariant(const QString& path, const QString& lang, const QString& text);
  Q_INVOKABLE void choose(const QString& path, const QString& element, bool chosen);
  Q_INVOKABLE void addPart(const QString& part);
  Q_INVOKABLE void removePart(const QString& path);
  Q_INVOKABLE void movePart(const QString& path, int by);
  /// Whether nothing that the act needs is missing. Else `errors` says what, and the form is open.
  Q_INVOKABLE bool complete(const QString& act);

  // For whoever reads the record of the sheet.
  /// The sheet has its services.
  void attach();
  /// The page leaves the record of the sheet: what is typed goes to the disk.
  void leave();
  /// The sheet is for another record, of which nothing was read yet.
  void clear();
  /// The form of a new record of the kind; with `parent_field` set to `parent_id` when it is a child.
  void begin(const Kind& kind, const std::string& parent_field, const std::string& parent_id);
  /// The record of the sheet was read anew: lays the words over it again.
  void lay_over();
  /// Gives what was typed to the disk.
  void flush();
  /// Tries once more words that the record did not take as it stood.
  void write_again();
  /// What stands on the page: the record's, with the form's words on top.
  Cells shown_cells() const;
  VariantTexts shown_texts() const;
  /// What was typed into a line that is no value of its field; null = it is one.
  const QString* unread_input(const QString& path) const;
  /// What must be mended in a line; empty = nothing.
  QString problem_of(const FieldRow& row) const;
  /// Why this is no value of the field.
  static QString unread(const Format& format, const Field& field, const QString& text);
  /// What a verb ended with: its problem in words, and what it missed.
  void settle(const Status& status);
  void say_problem(const QString& sentence);

 signals:
  void changed();
  void relaid();                 ///< lines come, go or say something else
  void typedInto(int row);       ///< the words of one line are others
  void ended();                  ///< what had waited for the end of the form may be shown
  void outdated();               ///< the record should be read again
  void kept(const QString& id);  ///< the new record is there

 private:
  const Kind* kind() const { return sheet_.kind(); }
  Services& services() const { return *sheet_.services; }
  const std::string& lang() const { return services().language()->lang(); }
  bool may_open() const;
  void type(const WordsKey& key, const Raw& now, const Raw& value);
  void type_cell(const Path& path, const Raw& value, bool relayout);
  void tell_row(const FieldRow& row);
  void name_reference(const Uuid& id);
  void read_parts();
  void write(std::map<WordsKey, Raw> words);
  void saver_moved();
  const std::map<WordsKey, Saver::Aside>& aside() const;
  void lay_waiting();
  void offer_back();
  void forget_typed();
  void keep_as_form();
  KeptForm as_form() const;
  void take_form(const KeptForm& form);
  struct Beginner;
  void prefill(const Beginner& who);
  void bar();
  void take_kept(const Result<Uuid>& made);
  void miss(const Error& error);
  bool is_missed(const Path& path) const;
  bool mended_here() const;  ///< of a record whose creation was refused
  void take_refused();
  void forget_refused();
  void save_refused();

  RecordSheet& sheet_;
  QString problem_, resumed_;
  std::string parent_field_, parent_id_;  // of a new record
  std::string not_offered_;               // a code
  std::map<WordsKey, Raw> typed_;         // not given to the saver yet
  std::map<WordsKey, Raw> laid_;          // shown over the record until it shows the same
  std::map<WordsKey, Raw> before_;        // what stood there when the form was opened
  std::map<WordsKey, Raw> refused_;       // words that were not accepted before and stand in the form, below what is typed
  std::int64_t refusal_ = 0;              // whose they are
  QString refused_reason_, held_words_;
  RefusedNow refused_now_;  // of the same refusal
  bool resends_ = false;
  std::map<QString, QString> bad_;  // path: what was typed and cannot be read
  std::vector<Path> needed_;        // what an act or the first keeping missed
  bool editing_ = false, can_edit_ = false, edit_asked_ = false, stuck_ = false;
  bool offer_due_ = false;    // undoing is offered once all is saved
  bool form_failed_ = false;  // `problem` says why the new form cannot be kept
  std::size_t asides_ = 0;    // words of this record that a rule refused
  int keeping_ = 0;           // keepings of the new form under way
  QTimer flush_timer_;
};

}  // namespace dialogue
