// SPDX-License-Identifier: Apache-2.0
#include "client/app/services/begin_page.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "shared/base/ids.h"
#include "shared/domain/platform.h"
#include "shared/model/declaration.h"
#include "shared/model/look.h"

namespace dialogue {
namespace {

struct Page {
  QString name, takes;  ///< "search", "WORDS"
  bool needs = false;   ///< what it takes
  std::function<void(BeginPage&, const QString& rest)> open;
};

Page place(const QString& name, int tab = 0, const QString& of = {}) {
  return {name, {}, false, [place = of.isEmpty() ? name : of, tab](BeginPage& page, const QString&) {
            page.place = place;
            page.tab = tab;
          }};
}

Page detail(const QString& name) {
  return {name, {}, false, [name](BeginPage& page, const QString&) {
            page.place = "sync";
            page.detail = name;
          }};
}

/// A place of the areas by its name. Its lists behind the first have the names of their tabs.
void add_places(std::vector<Page>& out) {
  for (const AppPlace& each : platform().places()) {
    const QString name = QString::fromStdString(std::string(each.name));
    int tab = 0;
    for (const Look& look : platform().looks()) {
      if (look.place != each.name || look.tab.en.empty()) continue;
      out.push_back(tab == 0 ? place(name) : place(QString::fromStdString(look.tab.en).toLower().replace(' ', '-'), tab, name));
      ++tab;
    }
  }
}

std::vector<Page> pages() {
  std::vector<Page> out{place("today")};
  add_places(out);
  out.push_back({"search", "WORDS", false, [](BeginPage& page, const QString& rest) {
                   page.place = "search";
                   page.words = rest;
                 }});
  out.push_back(place("sync"));
  for (const char* name : {"pending", "refusals", "proposals"}) out.push_back(detail(name));
  for (const char* name : {"settings", "help", "more"}) out.push_back(place(name));
  out.push_back({"enrol", {}, false, [](BeginPage& page, const QString&) { page.enrols = true; }});
  out.push_back({"record", "ID", true, [](BeginPage& page, const QString& rest) { page.record = rest; }});
  out.push_back({"edit", "ID", true, [](BeginPage& page, const QString& rest) {
                   page.record = rest;
                   page.editing = true;
                 }});
  out.push_back({"new", "KIND", true, [](BeginPage& page, const QString& rest) { page.kind = rest; }});
  return out;
}

QString form_of(const Page& page) { return page.takes.isEmpty() ? page.name : page.name + "/" + page.takes; }

bool fits(const Page& page, const QString& rest, bool sample) {
  if (page.takes == "ID") return Uuid::parse(rest.toStdString()) || (sample && rest.contains('.'));
  return page.takes != "KIND" || platform().kind(rest.toStdString());
}

}  // namespace

QStringList begin_pages() {
  QStringList out;
  for (const Page& page : pages()) out << form_of(page);
  return out;
}

std::variant<BeginPage, QString> begin_page(const QString& text, bool sample) {
  if (text.isEmpty()) return BeginPage{};
  const QString name = text.section('/', 0, 0), rest = text.section('/', 1);
  for (const Page& page : pages()) {
    if (page.name != name || (page.takes.isEmpty() ? text != name : page.needs && rest.isEmpty())) continue;
    if (!fits(page, rest, sample))
      return page.takes == "KIND"
                 ? QString("--page %1: no kind of record is called %2; dialogue-cli kinds lists them").arg(form_of(page), rest)
                 : QString("--page %1: %2 is no id").arg(form_of(page), rest);
    BeginPage out;
    page.open(out, rest);
    return out;
  }
  return QString("there is no page %1; --page is one of %2").arg(text, begin_pages().join(", "));
}

}  // namespace dialogue
