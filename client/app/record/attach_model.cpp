// SPDX-License-Identifier: Apache-2.0
#include "client/app/record/attach_model.h"

#include <QFileInfo>
#include <QRegularExpression>
#include <QStandardPaths>

#include "shared/model/declaration.h"
#include "shared/model/record.h"
#include "shared/model/rights.h"
#include "shared/wire/json_string.h"

namespace dialogue {
namespace {

QString last_folder;  // of this run, whatever record it was for

/// The language that a file's name ends in ("agenda_fr.pdf", "agenda-ES.docx"), else the reader's.
QString language_of(const QString& name, const QString& reader) {
  static const QRegularExpression mark("[-_. (](en|fr|es)[)]?$", QRegularExpression::CaseInsensitiveOption);
  const auto match = mark.match(QFileInfo(name).completeBaseName());
  return match.hasMatch() ? match.captured(1).toLower() : reader;
}

}  // namespace

/// Where the file and its document go.
struct AttachModel::Place {
  QString path;
  DocumentWords words;
};

AttachModel::AttachModel(QObject* parent) : QObject(parent) {}

void AttachModel::set_services(Services* services) {
  if (services_ || !services) return;
  services_ = services;
  connect(services->store(), &StoreThread::opened, this, &AttachModel::read_right);
  connect(services->store(), &StoreThread::changed, this, &AttachModel::read_right);
  connect(services->language(), &Language::changed, this, &AttachModel::changed);
  emit changed();
  read_right();
}

void AttachModel::set_record_id(const QString& id) {
  if (id == id_) return;
  id_ = id;
  allowed_ = false;
  stop();
  read_right();
}

/// Whether a document of the own organisation may hang on the record, as it is now.
void AttachModel::read_right() {
  const auto id = Uuid::parse(id_.toStdString());
  if (!services_ || !services_->ready() || !id) return;
  services_->store()->ask<bool>(
      this,
      [id = *id](Replica& replica) {
        const auto parent = replica.get(id);
        const Kind* kind = replica.domain().serving(Purpose::document);
        if (!parent || !kind || parent->kind == kind || parent->cells.contains(deleted_cell)) return false;
        const Cells cells{{"parent", json::quote(id.text())}, {"owner_org", json::quote(replica.status().organisation.text())}};
        const auto may = may_create(replica.actor(), {kind, {}, &cells, nullptr});
        return may || may.error().code == "incomplete";
      },
      [this, asked = id_](bool allowed) {
        if (asked != id_ || allowed == allowed_) return;
        allowed_ = allowed;
        emit changed();
      });
}

void AttachModel::choose(const QList<QUrl>& files) {
  paths_.clear();
  for (const QUrl& file : files)
    if (file.isLocalFile()) paths_ << file.toLocalFile();
  at_ = 0;
  if (!paths_.isEmpty()) last_folder = QFileInfo(paths_.first()).path();
  look();
}

void AttachModel::skip() {
  if (at_ < paths_.size()) ++at_;
  look();
}

void AttachModel::stop() {
  paths_.clear();
  at_ = 0;
  look();
}

/// Reads the file that is asked about now. Nothing of the last one stays.
void AttachModel::look() {
  file_.reset();
  error_ = {};
  declared_ = busy_ = false;
  name_.clear();
  if (asking() && services_) {
    const QString path = paths_[at_];
    busy_ = true;
    name_ = file_name();
    language_ = language_of(name_, services_->language()->code());
    using Dir = std::string;
    services_->store()->ask<Dir>(
        this, [](Replica& replica) { return replica.directory(); },
        [this, path](const Dir& dir) {
          // A look around keeps no files.
          if (dir.empty()) return refuse({"no_files_kept", {}, {}, {}});
          using Taken = Result<AttachedFile>;
          services_->taker()->run<Taken>(
              this, [path = path.toStdString(), dir] { return look_at_file(path, free_bytes(dir)); },
              [this, path](const Taken& file) { take_look(path, file); });
        });
  }
  emit changed();
}

void AttachModel::take_look(const QString& path, const Result<AttachedFile>& file) {
  if (!asking() || paths_[at_] != path) return;
  busy_ = false;
  if (!file) return refuse(file.error());
  file_ = *file;
  emit changed();
}

void AttachModel::refuse(const Error& error) {
  busy_ = false;
  error_ = error;
  emit changed();
}

bool AttachModel::ready() const { return file_ && !busy_ && declared_ && !name_.trimmed().isEmpty() && error_.code.empty(); }

void AttachModel::attach() {
  const auto parent = Uuid::parse(id_.toStdString());
  if (!ready() || !parent) return;
  busy_ = true;
  emit changed();
  const Place place{paths_[at_], {*parent, name_.trimmed().toStdString(), language_.toStdString()}};
  services_->store()->ask<std::string>(
      this, [](Replica& replica) { return replica.directory(); },
      [this, place](const std::string& dir) {
        using Taken = Result<AttachedFile>;
        services_->taker()->run<Taken>(
            this,
            [path = place.path.toStdString(), dir] {
              FileStore files(dir);
              return take_file(path, files);
            },
            [this, place](const Taken& file) { file ? make(*file, place) : refuse(file.error()); });
      });
}

void AttachModel::make(const AttachedFile& file, const Place& place) {
  using Made = Result<Uuid>;
  services_->store()->change<Made>(
      this, [file, place](Replica& replica) -> Made { return make_document(replica, file, place.words); },
      [this, path = place.path](const Made& made) {
        if (!made) return refuse(made.error());
        emit attached(services_->settings()->low_data() ? tr("Saved here. With little data, documents go when you send them.")
                                                        : tr("Saved here. The file goes to the server when there is a connection."));
        if (asking() && paths_[at_] == path) skip();
      });
}

QString AttachModel::file_name() const { return asking() ? QFileInfo(paths_[at_]).fileName() : QString(); }
QString AttachModel::size_text() const { return file_ ? services_->format().bytes(static_cast<qint64>(file_->size)) : QString(); }
QString AttachModel::position() const {
  return paths_.size() < 2 || !asking() ? QString() : tr("%1 of %2").arg(at_ + 1).arg(paths_.size());
}

QString AttachModel::problem() const {
  if (error_.code.empty() || !services_) return {};
  if (error_.code == "no_files_kept") return tr("This is a look around with invented records: no files are kept.");
  const Kind* kind = services_->ready() ? services_->store()->domain().serving(Purpose::document) : nullptr;
  const QString said = sentence_of(error_, services_->language()->lang(), kind);
  if (error_.code != "too_large") return said;
  return said + " " + tr("The most is %1.").arg(services_->format().bytes(static_cast<qint64>(FileStore::largest)));
}

QUrl AttachModel::folder() const {
  QString folder = last_folder;
  if (folder.isEmpty() || !QFileInfo(folder).isDir()) folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
  if (!QFileInfo(folder).isDir()) folder = QStandardPaths::writableLocation(QStandardPaths::HomeLocation);
  return QUrl::fromLocalFile(folder);
}

QString AttachModel::declaration() const {
  if (!services_ || !services_->ready()) return {};
  return services_->language()->in(
      services_->store()->domain().serving(Purpose::document)->field("declaration_no_personal_case_data")->label);
}

QVariantList AttachModel::languages() const {
  QVariantList out;
  if (!services_ || !services_->ready()) return out;
  for (const Term& term : services_->store()->domain().vocabulary("V-LANG")->terms)
    out << QVariantMap{{"code", QString::fromStdString(term.code)}, {"label", services_->language()->in(term.label)}};
  return out;
}

void AttachModel::set_name(const QString& name) {
  if (name == name_) return;
  name_ = name;
  // A name that was refused may be good now.
  if (file_) error_ = {};
  emit changed();
}

void AttachModel::set_language(const QString& code) {
  language_ = code;
  emit changed();
}

void AttachModel::set_declared(bool declared) {
  declared_ = declared;
  emit changed();
}

}  // namespace dialogue
