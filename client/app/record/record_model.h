// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QAbstractListModel>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "client/app/record/record_form.h"

namespace dialogue {

/// One record as it was read: its lines in the declaration's order, with what its form holds on top; its state, the acts that this person
/// may use, and what hangs on it. News that arrive under an open form are announced, not shown, until asked for. GUI thread.
class RecordModel : public QAbstractListModel {
  Q_OBJECT
  QML_ELEMENT
  Q_PROPERTY(dialogue::Services* services READ services WRITE set_services NOTIFY changed REQUIRED)
  Q_PROPERTY(dialogue::RecordForm* form READ form CONSTANT)
  Q_PROPERTY(QString recordId READ record_id WRITE open NOTIFY changed)  ///< empty until a new record is kept
  Q_PROPERTY(QString kindName READ kind_name NOTIFY changed)
  Q_PROPERTY(bool isDocument READ is_document NOTIFY changed)
  Q_PROPERTY(bool isPerson READ is_person NOTIFY changed)
  Q_PROPERTY(QString kindLabel READ kind_label NOTIFY changed)
  Q_PROPERTY(bool drafts READ drafts NOTIFY changed)  ///< such records begin as drafts
  Q_PROPERTY(bool isDraft READ is_draft NOTIFY changed)
  Q_PROPERTY(QString title READ title NOTIFY changed)
  Q_PROPERTY(QString reference READ reference NOTIFY changed)  ///< the human number, if the server has given one
  Q_PROPERTY(QString stateLabel READ state_label NOTIFY changed)
  Q_PROPERTY(QString sync READ sync NOTIFY changed)
  Q_PROPERTY(bool loaded READ loaded NOTIFY changed)
  Q_PROPERTY(bool missing READ missing NOTIFY changed)
  /// Why it is missing when it may not be shown now: a code, for want of contact, or because this device was closed; else empty.
  Q_PROPERTY(QString closedBy READ closed_by NOTIFY changed)
  Q_PROPERTY(bool deleted READ deleted NOTIFY changed)
  Q_PROPERTY(bool ghost READ ghost NOTIFY changed)
  Q_PROPERTY(bool creating READ creating NOTIFY changed)
  Q_PROPERTY(QString needs READ needs NOTIFY changed)  ///< refusals or proposals: where something of this record waits for a decision
  Q_PROPERTY(bool canDelete READ can_delete NOTIFY changed)
  Q_PROPERTY(QString marked READ marked NOTIFY changed)  ///< said once when some texts stand in another language than the reader's
  Q_PROPERTY(bool news READ news NOTIFY changed)         ///< the record has changed under the open form
  Q_PROPERTY(QString actUnderWay READ act_under_way NOTIFY changed)  ///< an act that has no answer yet, by its label; empty = none
  Q_PROPERTY(bool actSent READ act_sent NOTIFY changed)              ///< it cannot be taken back any more
  Q_PROPERTY(QVariantList acts READ acts NOTIFY changed)             ///< {name, label, forward}
  Q_PROPERTY(QVariantList facts READ facts NOTIFY laidOut)  ///< what a reader's page begins with: lines with the names of the roles
  Q_PROPERTY(QVariantList provenance READ provenance NOTIFY laidOut)  ///< what every record has: whose it is, since when, its number
  Q_PROPERTY(QVariantList children READ children NOTIFY changed)      ///< {kind, plural, label, field}: kinds whose parent this record is

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

  Services* services() const { return sheet_.services; }
  void set_services(Services* services);
  RecordForm* form() { return &form_; }
  QString record_id() const { return sheet_.id; }
  bool is_document() const { return kind() && kind()->purpose == Purpose::document; }
  bool is_person() const { return kind() && kind()->purpose == Purpose::person; }
  QString kind_name() const { return kind() ? QString::fromStdString(kind()->name) : QString(); }
  QString kind_label() const { return kind() ? services()->language()->in(kind()->label) : QString(); }
  bool drafts() const;
  bool is_draft() const;
  QString title() const;
  QString reference() const { return text_cell("ref_no"); }
  QString state_code() const;
  QString state_label() const;
  QString sync() const;
  bool loaded() const { return sheet_.loaded; }
  bool missing() const { return missing_; }
  QString closed_by() const { return missing_ ? closed_by_ : QString(); }
  bool deleted() const;
  bool ghost() const { return sheet_.page.record.ghost; }
  bool creating() const { return sheet_.page.creating; }
  QString needs() const { return sheet_.page.needs; }
  bool can_delete() const;
  QString marked() const;
  bool news() const { return news_.has_value(); }
  QString act_under_way() const;
  bool act_sent() const { return sheet_.page.acting && sheet_.page.acting->sent(); }
  QVariantList acts() const;
  QVariantList facts() const { return as_maps(sheet_.facts); }
  QVariantList provenance() const { return as_maps(sheet_.provenance); }
  QVariantList children() const;

  Q_INVOKABLE void open(const QString& id);
  /// A new record of the kind; with `parentField` set to `parentId` when it is a child. It is no record before its form is kept.
  Q_INVOKABLE void begin(const QString& kind, const QString& parentField = {}, const QString& parentId = {});
  Q_INVOKABLE void showNews();
  Q_INVOKABLE QVariantList options(const QString& vocab) const;  ///< {code, label, group}
  Q_INVOKABLE QVariantList arguments(const QString& act) const;  ///< lines with the same names as the roles
  /// Why what was typed for an argument of the act is no value of it, in words; empty when it is one.
  Q_INVOKABLE QString misread(const QString& act, const QString& path, const QString& text) const;
  Q_INVOKABLE QString about(const QString& act) const;  ///< what it brings about beyond its label; may be empty
  Q_INVOKABLE void act(const QString& name, const QVariantMap& inputs);
  /// Takes back the act that is not sent yet.
  Q_INVOKABLE void recallAct();
  Q_INVOKABLE void remove();
  Q_INVOKABLE void restore();

 signals:
  void changed();
  void laidOut();  ///< facts or provenance
  void created(const QString& id);
  void gone();                         ///< deleted by this page
  void acted(const QString& name);     ///< the act is kept
  void said(const QString& sentence);  ///< for a passing notice

 private:
  struct Loaded;

  const Kind* kind() const { return sheet_.kind(); }
  QString text_cell(std::string_view path) const;
  static Loaded load(Replica& replica, const Uuid& id, const std::string& lang);
  void refresh();
  void take(Loaded loaded);
  void show(RecordPage page);
  void show_waiting();
  void rebuild();
  static QVariantList as_maps(const std::vector<FieldRow>& rows);
  void tell_row(int row);
  void tell();
  void run_act(const std::string& name, std::vector<std::pair<std::string, Raw>> args);
  Raw own_part(const std::string& part) const;

  RecordSheet sheet_;
  RecordForm form_{sheet_, this};
  std::optional<RecordPage> news_;
  QString closed_by_;
  bool missing_ = false;
  mutable QHash<QString, QVariantList> options_;  // of vocabularies, in the language of the moment
};

}  // namespace dialogue
