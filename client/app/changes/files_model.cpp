// SPDX-License-Identifier: Apache-2.0
#include "client/app/changes/files_model.h"

#include <QDesktopServices>
#include <QDir>
#include <QStandardPaths>
#include <QUrl>
#include <algorithm>
#include <set>

#include "client/app/changes/person_files.h"
#include "client/core/files/materials_of.h"

namespace dialogue {
namespace {

/// Where a file is on its way to the server: saved (its record is not there yet), waiting, stored, missing (it is somebody else's and not
/// complete there yet), or lost (it was there; whoever has it sends it again).
QString way_of(const MaterialFile& file, bool owed) {
  if (file.stored) return "stored";
  if (!owed && file.asked) return "lost";
  return !owed ? "missing" : file.known ? "waiting" : "saved";
}

bool is_waiting(const QString& way) { return way == "saved" || way == "waiting"; }

}  // namespace

FilesModel::FilesModel(QObject* parent)
    : ItemListModel({"materialId", "name", "sizeText", "size", "hash", "here", "came", "way", "wayText", "sent", "refused"}, parent) {
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
  connect(services()->files(), &FileMover::sending, this, &FilesModel::tell_row);
  connect(services()->files(), &FileMover::ended, this, [this](const QString& id) {
    tell_row(id);
    reread();
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
    std::set<Uuid> owed;
    for (const OwedFile& each : replica.beside().owed()) owed.insert(each.material);
    for (const MaterialFile& file : materials_of(replica, *id)) {
      const bool here = !replica.directory().empty() && files.has(file.sha256);
      items.push_back({{"materialId", QString::fromStdString(file.id.text())},
                       {"name", QString::fromStdString(file.name)},
                       {"sizeText", format.bytes(static_cast<qint64>(file.size))},
                       {"size", static_cast<qlonglong>(file.size)},
                       {"hash", QString::fromStdString(file.sha256)},
                       {"here", here},
                       {"way", way_of(file, owed.contains(file.id))},
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

int FilesModel::waiting() const {
  int n = 0;
  for (int row = 0; row < count(); ++row) n += is_waiting(item(row)["way"].toString());
  return n;
}

/// How the file stands on its way to the server, in words.
QString FilesModel::way_text(int row) const {
  const auto& file = item(row);
  const auto id = Uuid::parse(file["materialId"].toString().toStdString()).value_or(Uuid{});
  const QString way = file["way"].toString();
  if (way == "stored" || services()->files()->arrived(id)) return tr("On the server");
  if (way == "missing") return tr("Not on the server yet");
  if (way == "lost") return tr("The server has lost it and waits for a device that has it");
  if (way == "saved")
    return services()->settings()->low_data() ? tr("Saved here; it goes when you send your documents")
                                              : tr("Saved here; it goes when there is a connection");
  if (const qint64 sent = services()->files()->sent_of(id); sent >= 0)
    return tr("Sending: %1 of %2").arg(services()->format().bytes(sent), file["sizeText"].toString());
  return tr("Waiting to be sent");
}

QVariant FilesModel::data(const QModelIndex& index, int role) const {
  const QByteArray name = roleNames().value(role);
  if (!has(index.row()) || !services() || !services()->ready()) return ItemListModel::data(index, role);
  const auto id = Uuid::parse(item(index.row())["materialId"].toString().toStdString()).value_or(Uuid{});
  if (name == "wayText") return way_text(index.row());
  if (name == "sent") {
    const auto all = item(index.row())["size"].toDouble();
    return all <= 0 ? 0.0 : std::max(0.0, static_cast<double>(services()->files()->sent_of(id)) / all);
  }
  if (name == "refused") {
    const QString code = services()->files()->not_taken(id);
    return code.isEmpty() ? QString() : sentence_of({code.toStdString(), {}, {}, {}}, services()->language()->lang());
  }
  return ItemListModel::data(index, role);
}

void FilesModel::tell_row(const QString& material) {
  for (int row = 0; row < count(); ++row)
    if (item(row)["materialId"] == material) emit dataChanged(index(row), index(row));
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
          MaterialFile file;
          file.id = *id;
          file.name = each["name"].toString().toStdString();
          file.sha256 = each["hash"].toString().toStdString();
          file.size = static_cast<std::uint64_t>(each["size"].toLongLong());
          services()->files()->fetch(services()->sync()->server_place(), dir, file);
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
