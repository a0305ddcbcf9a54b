// SPDX-License-Identifier: Apache-2.0
#include "client/app/services/services.h"
#include "shared/domain/platform.h"
#include "shared/model/declaration.h"
#include "shared/model/look.h"

#include <QGuiApplication>
#include <array>
#include <utility>

namespace dialogue {

Services::Services(StoreThread::Opener opener, SyncModel::Connect connect, Clock& clock, Random& random, QObject* parent)
    : QObject(parent),
      clock_(clock),
      random_(random),
      store_(std::move(opener)),
      settings_(&store_, &language_),
      joining_(&language_),
      sync_(&store_, &language_, connect, clock, random),
      files_(&store_, connect),
      line_(std::move(connect)),
      undo_(&store_),
      saver_(&store_, &language_) {
  QObject::connect(&store_, &StoreThread::opened, this, [this] {
    if (!std::exchange(failure_, {}).isEmpty()) emit problemChanged();
    emit readyChanged();
  });
  QObject::connect(&settings_, &SettingsModel::changed, this, [this] { sync_.set_low_data(settings_.low_data()); });
  const auto look = [this](Qt::ApplicationState state) { sync_.set_looked_at(state == Qt::ApplicationActive); };
  look(QGuiApplication::applicationState());
  QObject::connect(qGuiApp, &QGuiApplication::applicationStateChanged, this, look);
  QObject::connect(&sync_, &SyncModel::exchanged, this, [this](bool files) {
    if (files) files_.send_waiting(sync_.server_place());
  });
  QObject::connect(&sync_, &SyncModel::filesAsked, this, [this] { files_.send_waiting(sync_.server_place()); });
  // The step that can be taken back holds words that may not be shown any more.
  QObject::connect(&sync_, &SyncModel::sightTurned, &undo_, &Undo::forget);
  QObject::connect(&refused_, &RefusedWords::changed, this,
                   [this] { sync_.set_discarding(static_cast<int>(refused_.discarding().size())); });
  QObject::connect(&sync_, &SyncModel::erased, this, [this] {
    files_.stop();
    undo_.forget();
    saver_.forget();
  });
  QObject::connect(&files_, &FileMover::ended, &sync_, &SyncModel::recount);
  // The server notes on a document that its file is complete. Only an exchange brings that note here.
  QObject::connect(&files_, &FileMover::sent, &sync_, &SyncModel::syncNow);
  QObject::connect(&store_, &StoreThread::failed, this, [this](const QString& code) {
    failure_ = code;
    emit problemChanged();
  });
  QObject::connect(&language_, &Language::changed, this, &Services::problemChanged);
  QObject::connect(&language_, &Language::changed, this, &Services::placesChanged);
}

QString Services::problem() const {
  return failure_.isEmpty() ? QString() : sentence_of({failure_.toStdString(), {}, {}, {}}, language_.lang());
}

void Services::tryAgain() {
  if (!ready() && store_.under_way() == 0) store_.start();
}

namespace {

QString name_text(std::string_view name) { return QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())); }

}  // namespace

QStringList Services::kindsAt(const QString& place) const {
  QStringList out;
  for (const Look& look : platform().looks())
    if (look.place == place.toStdString()) out << name_text(look.kind);
  return out;
}

QVariantList Services::places() const {
  QVariantList out;
  for (const AppPlace& place : platform().places()) {
    QStringList listed, tabs;
    for (const Look& look : platform().looks()) {
      if (look.place != place.name || look.tab.en.empty()) continue;
      listed << name_text(look.kind);
      tabs << language_.in(look.tab);
    }
    const auto name = name_text(place.name);
    out << QVariantMap{{"place", name},
                       {"words", language_.in(place.label)},
                       {"title", language_.in(place.title)},
                       {"kinds", kindsAt(name)},
                       {"listed", listed},
                       {"tabs", tabs}};
  }
  return out;
}

QVariantList Services::next_ones() const {
  QVariantList out;
  for (const Look& look : platform().looks())
    if (const NextOnes& next = look.next; !next.title.en.empty())
      out << QVariantMap{{"kind", name_text(look.kind)},
                         {"place", name_text(look.place)},
                         {"title", language_.in(next.title)},
                         {"none", language_.in(next.none)},
                         {"all", language_.in(next.all)}};
  return out;
}

QString Services::sentence(const QString& code) const { return sentence_of({code.toStdString(), {}, {}, {}}, language_.lang()); }

std::string Services::new_id() {
  std::array<std::uint8_t, 10> random{};
  random_.fill(random);
  return Uuid::v7(clock_.unix_ms(), random).text();
}

}  // namespace dialogue
