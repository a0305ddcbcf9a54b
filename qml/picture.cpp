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
  if (options_.page.isEmpty()) return;
  const QString page = options_.page.section('/', 0, 0);
  QString rest = options_.page.section('/', 1);
  if (options_.sample && rest.contains('.')) rest = QString::fromStdString(SampleReplica::id_of(rest.toStdString()).text());
  const auto set = [&](const char* name, const QVariant& value) { window_.setProperty(name, value); };
  if (page == "record" || page == "edit") {
    set("editing", page == "edit");
    open_record(rest);
  } else if (page == "new") {
    set("kinds", QStringList{rest});
    set("newKind", rest);
  } else if (page == "pending" || page == "refusals" || page == "proposals") {
    set("place", "sync");
    set("detail", page);
  } else if (page == "search") {
    set("words", rest);
    set("place", page);
  } else if (page == "offers" || page == "updates" || page == "interests") {
    set("tab", 1);
    set("place", page == "offers" ? "support" : page == "updates" ? "pledges" : "workstreams");
  } else {
    set("place", page);
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
