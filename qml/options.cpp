// SPDX-License-Identifier: Apache-2.0
#include "qml/options.h"

#include <QCommandLineParser>
#include <QFileInfo>
#include <QStandardPaths>
#include <QStringList>
#include <cstdio>
#include <utility>
#include <variant>

#include "qml/manual.h"

namespace dialogue {
namespace {

class StillClock : public Clock {
 public:
  std::int64_t unix_ms() override { return 1'795'442'700'000; }  // 2026-11-23 14:05 UTC
  std::int64_t monotonic_ms() override { return 1'000'000; }
};

struct WrongUsage {
  QString sentence;
};

QString default_replica() {
  const QString given = qEnvironmentVariable("DIALOGUE_REPLICA");
  return given.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + "/dialogue" : given;
}

QSize size_of(const QString& text) {
  if (text.isEmpty()) return {};
  const QSize size(text.section('x', 0, 0).toInt(), text.section('x', 1).toInt());
  if (size.width() < 320 || size.height() < 320 || size.width() > 8000 || size.height() > 8000)
    throw WrongUsage{"--size is WIDTHxHEIGHT, such as 360x640"};
  return size;
}

QString one_of(const QCommandLineParser& parser, const QString& option, const QStringList& values) {
  const QString value = parser.value(option);
  if (!value.isEmpty() && !values.contains(value)) throw WrongUsage{"--" + option + " is one of " + values.join(", ")};
  return value;
}

/// 0 when the option is not given.
qulonglong number_of(const QCommandLineParser& parser, const QString& option, qulonglong low, qulonglong high) {
  if (!parser.isSet(option)) return 0;
  bool is_number = false;
  const qulonglong number = parser.value(option).toULongLong(&is_number);
  if (!is_number || number < low || number > high)
    throw WrongUsage{QString("--%1 is a number from %2 to %3").arg(option).arg(low).arg(high)};
  return number;
}

/// A joining line, or a file that could hold one. Another word is a slip.
bool is_invitation(const QString& argument) {
  return argument.startsWith("dialogue:", Qt::CaseInsensitive) || argument.startsWith("file:") || QFileInfo(argument).isFile();
}

BeginPage page_of(const QCommandLineParser& parser) {
  if (parser.isSet("page") && parser.value("page").isEmpty()) throw WrongUsage{"--page is one of " + begin_pages().join(", ")};
  auto found = begin_page(parser.value("page"), parser.isSet("sample"));
  if (const QString* wrong = std::get_if<QString>(&found)) throw WrongUsage{*wrong};
  return std::get<BeginPage>(std::move(found));
}

QList<QCommandLineOption> declared_options() {
  return {
      {{"h", "help"}, "Shows this."},
      {{"v", "version"}, "Shows the version."},
      {"replica", "The folder of the records (else $DIALOGUE_REPLICA, else the data folder of the user).", "DIR"},
      {"lang", "Language of the pages: en, fr or es.", "LANG"},
      {"sample", "A look around with invented records; nothing is stored, nothing leaves this computer."},
      {"many", "With --sample: so many pledges more.", "N"},
      {"offline", "Uses no network."},
      {"theme", "light, dark or contrast.", "THEME"},
      {"text-size", "Size of the text in per cent, 80 to 200.", "N"},
      {"page", "Begins on a page: " + begin_pages().join(", ") + ".", "PAGE"},
      {"size", "Size of the window.", "WxH"},
      {"still", "Nothing moves and the clock stands."},
      {"screenshot", "Saves a picture of the page in a folder and ends.", "DIR"},
  };
}

Asked read(const QCoreApplication& app) {
  QCommandLineParser parser;
  parser.setApplicationDescription("Dialogue: requests, offers, pledges and meetings, also without a connection.");
  parser.addOptions(declared_options());
  parser.addOptions(manual_options());
  parser.addPositionalArgument("INVITATION", "A joining line (dialogue:...), or a file or picture with one.", "[INVITATION]");
  if (!parser.parse(app.arguments())) throw WrongUsage{parser.errorText() + "; see --help"};
  const QStringList given = parser.positionalArguments();
  if (given.size() > 1 || (!given.isEmpty() && !is_invitation(given.first())))
    throw WrongUsage{"unknown argument " + given.last() + "; see --help"};
  if (parser.isSet("help")) {
    std::printf("%s", qPrintable(parser.helpText()));
    return {{}, 0};
  }
  if (parser.isSet("version")) {
    std::printf("dialogue %s\n", qPrintable(app.applicationVersion()));
    return {{}, 0};
  }
  if (const auto text = asked_manual(parser, declared_options(), app.applicationVersion())) {
    if (text->empty()) throw WrongUsage{"--print-completion is one of bash, zsh, fish"};
    std::printf("%s", text->c_str());
    return {{}, 0};
  }
  AppOptions o;
  o.replica = parser.isSet("replica") ? parser.value("replica") : default_replica();
  o.invited = given.value(0);
  o.lang = one_of(parser, "lang", {"en", "fr", "es"});
  o.theme = one_of(parser, "theme", {"light", "dark", "contrast"});
  o.page = parser.value("page");
  o.begin = page_of(parser);
  o.screenshot = parser.value("screenshot");
  o.size = size_of(parser.value("size"));
  o.text_size = static_cast<int>(number_of(parser, "text-size", 80, 200));
  o.many = static_cast<std::size_t>(number_of(parser, "many", 0, 1'000'000));
  o.sample = parser.isSet("sample");
  o.offline = parser.isSet("offline");
  o.still = parser.isSet("still") || parser.isSet("screenshot");
  return {std::move(o), {}};
}

}  // namespace

Clock& still_clock() {
  static StillClock clock;
  return clock;
}

Asked read_options(const QCoreApplication& app) {
  try {
    return read(app);
  } catch (const WrongUsage& wrong) {
    std::fprintf(stderr, "dialogue: %s\n", qPrintable(wrong.sentence));
    return {{}, 2};
  }
}

}  // namespace dialogue
