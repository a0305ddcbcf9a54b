// SPDX-License-Identifier: Apache-2.0
#include "client/app/files_model.h"

#include <QDesktopServices>
#include <QDir>
#include <QStandardPaths>
#include <QUrl>

#include "client/app/person_files.h"
#include "client/core/materials_of.h"

namespace dialogue {

FilesModel::FilesModel(QObject* parent) : ItemListModel({"materialId", "name", "sizeText", "size", "hash", "here", "came"}, parent) {
  connect(this, &ItemListModel::servicesChanged, this, &FilesModel::listen);
  connect(this, &ItemListModel::countChanged, this, &FilesModel::filesChanged);
}

void FilesModel::listen() {
  if (listening_) return;
  listening_ = true;
  connect(services()->files(), &FileMover::progress, this, [this](const QString& id, qint64 done, qint64) {
    came_[id] = done;
    emit filesChanged();
  });
  connect(services()->files(), &FileMover::fetched, this, [this](const QString& id, const QString& code) {
    came_.erase(id);
    if (!code.isEmpty()) problem_code_ = code;
    reread();
    emit filesChanged();
  });
  connect(services()->language(), &Language::changed, this, &FilesModel::filesChanged);
}

void FilesModel::set_record_id(const QString& id) {
  if (id == id_) return;
  id_ = id;
  problem_code_.clear();
  emit filesChanged();
  if (services()) reread();
}

std::function<ItemListModel::Items(Replica&, const Format&)> FilesModel::question() const {
  return [id = Uuid::parse(id_.toStdString())](Replica& replica, const Format& format) {
    Items items;
    if (!id) return items;
    const FileStore files(replica.directory());
    for (const MaterialFile& file : materials_of(replica, *id)) {
      const bool here = !replica.directory().empty() && files.has(file.sha256);
      items.push_back({{"materialId", QString::fromStdString(file.id.text())},
                       {"name", QString::fromStdString(file.name)},
                       {"sizeText", format.bytes(static_cast<qint64>(file.size))},
                       {"size", static_cast<qlonglong>(file.size)},
                       {"hash", QString::fromStdString(file.sha256)},
                       {"here", here},
                       {"came", static_cast<qlonglong>(here                          ? file.size
                                                       : replica.directory().empty() ? 0
                                                                                     : files.partial(file.sha256))}});
    }
    return items;
  };
}

qint64 FilesModel::bytes() const {
  qint64 all = 0;
  for (int row = 0; row < count(); ++row) all += item(row)["size"].toLongLong();
  return all;
}

qint64 FilesModel::bytes_here() const {
  qint64 here = 0;
  for (int row = 0; row < count(); ++row) {
    const auto came = came_.find(item(row)["materialId"].toString());
    here += came == came_.end() ? item(row)["came"].toLongLong() : came->second;
  }
  return here;
}

QString FilesModel::summary() const {
  if (count() == 0 || !services()->ready()) return {};
  int here = 0;
  for (int row = 0; row < count(); ++row) here += item(row)["here"].toBool();
  const QString all = tr("%n documents", nullptr, count()) + ", " + services()->format().bytes(bytes());
  return tr("%1; %n on this device", nullptr, here).arg(all);
}

QString FilesModel::missing() const {
  const qint64 rest = bytes() - bytes_here();
  return rest <= 0 || !services() || !services()->ready() ? QString() : services()->format().bytes(rest);
}

bool FilesModel::moving() const {
  for (int row = 0; row < count(); ++row)
    if (const auto id = Uuid::parse(item(row)["materialId"].toString().toStdString()); id && services()->files()->moving(*id)) return true;
  return false;
}

double FilesModel::share() const {
  const qint64 all = bytes();
  return all == 0 ? 0 : static_cast<double>(bytes_here()) / static_cast<double>(all);
}

QString FilesModel::problem() const {
  if (problem_code_.isEmpty() || !services()) return {};
  return sentence_of({problem_code_.toStdString(), {}, {}, {}}, services()->language()->lang());
}

void FilesModel::getAll() {
  problem_code_.clear();
  services()->store()->ask<std::string>(
      this, [](Replica& replica) { return replica.directory(); },
      [this](const std::string& dir) {
        for (int row = 0; row < count(); ++row) {
          const auto& each = item(row);
          const auto id = Uuid::parse(each["materialId"].toString().toStdString());
          if (!id || each["here"].toBool()) continue;
          services()->files()->fetch(services()->sync()->server_url(), dir,
                                     {*id, each["name"].toString().toStdString(), each["hash"].toString().toStdString(),
                                      static_cast<std::uint64_t>(each["size"].toLongLong())});
        }
        emit filesChanged();
      });
}

void FilesModel::stop() { services()->files()->stop(); }

void FilesModel::open(int row) {
  if (!has(row)) return;
  const QString name = item(row)["name"].toString();
  services()->store()->ask<Result<QString>>(
      this,
      [hash = item(row)["hash"].toString().toStdString(), name](Replica& replica) -> Result<QString> {
        const auto bytes = FileStore(replica.directory()).read(hash);
        if (!bytes) return bytes.error();
        return keep_for_person(QStandardPaths::DownloadLocation, name, *bytes);
      },
      [this](const Result<QString>& path) {
        if (!path) return emit refused(sentence_of(path.error(), services()->language()->lang()));
        emit kept(tr("A copy is in %1").arg(QDir::toNativeSeparators(*path)));
        QDesktopServices::openUrl(QUrl::fromLocalFile(*path));
      });
}

}  // namespace dialogue
