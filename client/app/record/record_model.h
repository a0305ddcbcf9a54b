// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QAbstractListModel>
#include <QTimer>
#include <map>
#include <optional>
#include <vector>

#include "client/app/record/record_rows.h"
#include "client/app/services/services.h"
#include "client/app/services/writing.h"
#include "client/core/keeps/kept_forms.h"

namespace dialogue {

/// One record: its fields in the declaration's order, its state, the acts that this person may use, and editing. What is typed is kept
/// as a change of this device shortly after (never "on leaving"), and goes with what the page had shown when its reader opened it: news
/// that arrive under an open form are announced, not shown, until asked for. What is typed into the form of a new record is kept on the
/// device too, as a form (client/core/keeps/kept_forms), and stands there again when it is opened. Words that cannot be stored stay in the
/// form until they can, or until their writer changes or discards them. GUI thread.
class RecordModel : public QAbstractListModel {
  Q_OBJECT
  QML_ELEMENT
  Q_PROPERTY(dialogue::Services* services READ services WRITE set_services NOTIFY changed REQUIRED)
  Q_PROPERTY(QString recordId READ record_id WRITE open NOTIFY changed)  ///< empty until a new record is kept
  Q_PROPERTY(QString kindName READ kind_name NOTIFY changed)
  Q_PROPERTY(bool isDocument READ is_document NOTIFY changed)
  Q_PROPERTY(QString kindLabel READ kind_label NOTIFY changed)
  Q_PROPERTY(bool drafts READ drafts NOTIFY changed)  ///< such records begin as drafts
  Q_PROPERTY(QString title READ title NOTIFY changed)
  Q_PROPERTY(QString reference READ reference NOTIFY changed)  ///< the human number, if the server has given one
  Q_PROPERTY(QString stateCode READ state_code NOTIFY changed)
  Q_PROPERTY(QString stateLabel READ state_label NOTIFY changed)
  Q_PROPERTY(QString sync READ sync NOTIFY changed)
  Q_PROPERTY(bool loaded READ loaded NOTIFY changed)
  Q_PROPERTY(bool missing READ missing NOTIFY changed)
  /// Missing because it may not be shown now: a code, for want of contact, or because this device was closed; else empty.
  Q_PROPERTY(QString closedBy READ closed_by NOTIFY changed)
  Q_PROPERTY(bool deleted READ deleted NOTIFY changed)
  Q_PROPERTY(bool ghost READ ghost NOTIFY changed)
  Q_PROPERTY(bool creating READ creating NOTIFY changed)
  Q_PROPERTY(
      QString notOffered READ not_offered NOTIFY changed)  ///< why this person is given no form for a new record of the kind, in words
  Q_PROPERTY(bool editing READ editing NOTIFY changed)
  Q_PROPERTY(QString needs READ needs NOTIFY changed)  ///< refusals or proposals: where something of this record waits for a decision
  Q_PROPERTY(bool canEdit READ can_edit NOTIFY changed)
  Q_PROPERTY(bool canDelete READ can_delete NOTIFY changed)
  Q_PROPERTY(QString marked READ marked NOTIFY changed)    ///< said once when some texts stand in another language than the reader's
  Q_PROPERTY(bool news READ news NOTIFY changed)           ///< the record has changed under the open form
  Q_PROPERTY(bool unsaved READ unsaved NOTIFY changed)     ///< typed, not yet on disk
  Q_PROPERTY(bool stuck READ stuck NOTIFY changed)         ///< the form cannot be ended: some words cannot be stored as they stand
  Q_PROPERTY(QString resumed READ resumed NOTIFY changed)  ///< when the words of this new form were typed, if that was before it was opened
  Q_PROPERTY(QString problem READ problem NOTIFY changed)
  Q_PROPERTY(QString refusedReason READ refused_reason NOTIFY changed)  ///< why the words in the form were not accepted before
  /// Of those words: whether some stand in the form, to be sent again; and those that cannot be sent as the record stands, and why.
  Q_PROPERTY(bool resends READ resends NOTIFY changed)
  Q_PROPERTY(QString heldWords READ held_words NOTIFY changed)
  Q_PROPERTY(QString heldReason READ held_reason NOTIFY changed)
  Q_PROPERTY(QString losing READ losing NOTIFY changed)              ///< the words that `discard` and `beginEmpty` throw away
  Q_PROPERTY(QString actUnderWay READ act_under_way NOTIFY changed)  ///< an act that has no answer yet, by its label; empty = none
  Q_PROPERTY(bool actSent READ act_sent NOTIFY changed)              ///< it cannot be taken back any more
  Q_PROPERTY(QVariantList errors READ errors NOTIFY changed)         ///< {path, label, sentence}: what must be mended, in the page's order
  Q_PROPERTY(QVariantList acts READ acts NOTIFY changed)             ///< {name, label, forward}
  Q_PROPERTY(QVariantList children READ children NOTIFY changed)     ///< {kind, plural, label, field}: kinds whose parent this record is

 public:
  enum Role {
    WhatRole = Qt::UserRole + 1,
    PathRole,
    LabelRole,
    EditorRole,
    TextRole,
    InputRole,
    ChosenRole,
    ChosenLabelsRole,
    VocabRole,
    RefKindRole,
    EditableRole,
    NeededRole,
    ToSubmitRole,
    InPartRole,
    FirstRole,
    LastRole,
    ProblemRole,
    OptionsRole,
    MarkRole,
    MarkWordsRole,
    OriginalRole,
    WrittenInRole,
    VariantsRole,
    LinksRole,
    ReferencesRole
  };

  explicit RecordModel(QObject* parent = nullptr);
  ~RecordModel() override;

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QHash<int, QByteArray> roleNames() const override;

  Services* services() const { return services_; }
  void set_services(Services* services);
  QString record_id() const { return id_; }
  bool is_document() const { return kind() && kind()->purpose == Purpose::document; }
  QString kind_name() const { return kind() ? QString::fromStdString(kind()->name) : QString(); }
  QString kind_label() const { return kind() ? services_->language()->in(kind()->label) : QString(); }
  bool drafts() const;
  QString title() const;
  QString reference() const { return text_cell("ref_no"); }
  QString state_code() const;
  QString state_label() const;
  QString sync() const;
  bool loaded() const { return loaded_; }
  bool missing() const { return missing_; }
  QString closed_by() const { return missing_ ? closed_by_ : QString(); }
  bool deleted() const;
  bool ghost() const { return page_.record.ghost; }
  bool creating() const { return page_.creating; }
  QString not_offered() const;
  bool editing() const { return editing_; }
  QString needs() const { return page_.needs; }
  bool can_edit() const { return can_edit_; }
  bool can_delete() const;
  QString marked() const;
  bool news() const { return news_.has_value(); }
  bool unsaved() const;
  bool stuck() const { return editing_ && stuck_; }
  QString resumed() const { return resumed_; }
  QString problem() const { return problem_; }
  QString refused_reason() const { return refused_reason_; }
  bool resends() const { return resends_; }
  QString held_words() const { return held_words_; }
  QString held_reason() const;
  QString losing() const;
  QString act_under_way() const;
  bool act_sent() const { return page_.acting && page_.acting->sent(); }
  QVariantList errors() const;
  QVariantList acts() const;
  QVariantList children() const;

  Q_INVOKABLE void open(const QString& id);
  /// A new record of the kind; with `parentField` set to `parentId` when it is a child. It is no record before `keep`.
  Q_INVOKABLE void begin(const QString& kind, const QString& parentField = {}, const QString& parentId = {});
  /// Throws the words of the new form away and begins again.
  Q_INVOKABLE void beginEmpty();
  /// Keeps the new record. `created` or a problem follows.
  Q_INVOKABLE void keep();
  Q_INVOKABLE void edit();
  /// Ends editing, unless some words cannot be stored as they stand.
  Q_INVOKABLE void done();
  /// Lets go of the words that cannot be stored.
  Q_INVOKABLE void discard();
  Q_INVOKABLE void showNews();
  Q_INVOKABLE void setInput(const QString& path, const QString& text);
  /// The text of a field in another language; empty takes it away.
  Q_INVOKABLE void setVariant(const QString& path, const QString& lang, const QString& text);
  Q_INVOKABLE void choose(const QString& path, const QString& element, bool chosen);
  Q_INVOKABLE void addPart(const QString& part);
  Q_INVOKABLE void removePart(const QString& path);
  Q_INVOKABLE void movePart(const QString& path, int by);
  Q_INVOKABLE QVariantList options(const QString& vocab) const;  ///< {code, label, group}
  Q_INVOKABLE QVariantList arguments(const QString& act) const;  ///< lines with the same names as the roles
  /// Why what was typed for an argument of the act is no value of it, in words; empty when it is one.
  Q_INVOKABLE QString misread(const QString& act, const QString& path, const QString& text) const;
  Q_INVOKABLE QString about(const QString& act) const;  ///< what it brings about beyond its label; may be empty
  /// Whether nothing that the act needs is missing; else `errors` says what, and the form is open.
  Q_INVOKABLE bool complete(const QString& act);
  Q_INVOKABLE void act(const QString& name, const QVariantMap& inputs);
  /// Takes the act back that is not sent yet.
  Q_INVOKABLE void recallAct();
  Q_INVOKABLE void remove();
  Q_INVOKABLE void restore();

 signals:
  void changed();
  void created(const QString& id);
  void gone();                         ///< deleted by this page
  void acted(const QString& name);     ///< the act is kept
  void said(const QString& sentence);  ///< for a passing notice

 private:
  struct Loaded;

  const Kind* kind() const { return page_.record.kind; }
  QString text_cell(std::string_view path) const;
  static Loaded load(Replica& replica, const Uuid& id, const std::string& lang);
  void refresh();
  void take(Loaded loaded);
  void show(RecordPage page);
  void rebuild();
  void type(const WordsKey& key, const Raw& now, const Raw& value);
  void type_cell(const Path& path, const Raw& value, bool relayout);
  void flush();
  void write(std::map<WordsKey, Raw> words);
  void write_again();
  void saver_moved();
  const std::map<WordsKey, Saver::Aside>& aside() const;
  void keep_as_form();
  void take_form(const KeptForm& form);
  void bar();
  void run_act(const std::string& name, std::vector<std::pair<std::string, Raw>> args);
  void settle(const Status& status);
  void miss(const Error& error);
  QString unread(const Field& field, const QString& text) const;
  bool is_missed(const Path& path) const;
  void lay_waiting();
  void offer_back();
  FieldRow* row_of(const QString& path);
  void name_reference(const Uuid& id);
  void read_parts();
  void tell_row(const FieldRow& row);
  Cells shown_cells() const;
  VariantTexts shown_texts() const;
  void forget_typed();
  bool mended_here() const;  ///< of a record whose creation was refused
  void take_refused();
  void forget_refused();
  void save_refused();
  Raw own_part(const std::string& part) const;
  KeptForm form() const;
  std::optional<Uuid> id() const { return Uuid::parse(id_.toStdString()); }

  Services* services_ = nullptr;
  QString id_, problem_, resumed_;
  std::string parent_field_, parent_id_;  // of a new record
  std::string not_offered_;               // a code
  RecordPage page_;
  std::vector<FieldRow> rows_;
  std::map<WordsKey, Raw> typed_;    // not given to the saver yet
  std::map<WordsKey, Raw> laid_;     // shown over the record until it shows the same
  std::map<WordsKey, Raw> before_;   // what stood there when the form was opened
  std::map<WordsKey, Raw> refused_;  // words that were not accepted before and stand in the form, below what is typed
  std::int64_t refusal_ = 0;         // whose they are
  QString refused_reason_, held_words_;
  RefusedNow refused_now_;  // of the same refusal
  bool resends_ = false;
  std::map<QString, QString> bad_;  // path: what was typed and cannot be read
  std::vector<Path> needed_;        // what an act or the first keeping missed
  std::optional<RecordPage> news_;
  QString closed_by_;
  bool loaded_ = false, missing_ = false, editing_ = false, can_edit_ = false, edit_asked_ = false, stuck_ = false;
  bool offer_due_ = false;                        // undoing is offered once all is saved
  bool form_failed_ = false;                      // `problem` says why the new form cannot be kept
  std::size_t asides_ = 0;                        // words of this record that a rule refused
  int keeping_ = 0;                               // keepings of the new form under way
  mutable QHash<QString, QVariantList> options_;  // of vocabularies, in the language of the moment
  QTimer flush_timer_;
};

}  // namespace dialogue
