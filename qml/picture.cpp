// SPDX-License-Identifier: Apache-2.0
#include "qml/picture.h"

#include <QCoreApplication>
#include <QDir>
#include <QImage>
#include <cstdio>

#include "client/app/record/record_rows.h"
#include "client/app/sample/sample_replica.h"

namespace dialogue {
namespace {
constexpr int look_every_ms = 60;
constexpr int quiet_looks = 6;  ///< after so many turns in a row without a question to the store, the page stands
}  // namespace

Picture::Picture(QQuickWindow& window, Services& services, const AppOptions& options)
    : window_(window), services_(services), options_(options) {
  connect(&services_, &Services::readyChanged, this, &Picture::open_page);
  if (options_.screenshot.isEmpty()) return;
  connect(&timer_, &QTimer::timeout, this, &Picture::look);
  timer_.start(look_every_ms);
}

void Picture::open_page() {
  const BeginPage& page = options_.begin;
  const auto set = [&](const char* name, const QVariant& value) { window_.setProperty(name, value); };
  if (!page.record.isEmpty()) {
    set("editing", page.editing);
    const bool named = options_.sample && page.record.contains('.');
    open_record(named ? QString::fromStdString(SampleReplica::id_of(page.record.toStdString()).text()) : page.record);
  } else if (!page.kind.isEmpty()) {
    set("kinds", QStringList{page.kind});
    set("newKind", page.kind);
  } else if (!page.place.isEmpty()) {
    if (!page.words.isEmpty()) set("words", page.words);
    set("tab", page.tab);
    set("place", page.place);
    if (!page.detail.isEmpty()) set("detail", page.detail);
  }
}

void Picture::open_record(const QString& id) {
  services_.store()->ask<QStringList>(
      this, [id = Uuid::parse(id.toStdString())](Replica& replica) { return id ? kinds_above(replica, *id) : QStringList(); },
      [this, id](const QStringList& kinds) {
        window_.setProperty("kinds", kinds);
        window_.setProperty("recordId", id);
      });
}

void Picture::look() {
  quiet_ = services_.store()->under_way() == 0 ? quiet_ + 1 : 0;
  if (quiet_ < quiet_looks) return;
  timer_.stop();
  QDir().mkpath(options_.screenshot);
  const QString name = QString("%1/%2-%3-%4%5.png")
                           .arg(options_.screenshot, QString(options_.page).replace('/', '-'), services_.language()->code())
                           .arg(window_.width())
                           .arg(options_.theme.isEmpty() || options_.theme == "light" ? "" : "-" + options_.theme);
  const bool saved = window_.grabWindow().save(name);
  std::printf("%s\n", qPrintable(name));
  QCoreApplication::exit(saved ? 0 : 5);
}

}  // namespace dialogue
