// SPDX-License-Identifier: Apache-2.0
// The app: reads the command line, makes the objects and hands them to the window.
#include <QDir>
#include <QGuiApplication>
#include <QNetworkInformation>
#include <QQmlApplicationEngine>
#include <QQuickWindow>
#include <QStandardPaths>
#include <algorithm>
#include <cstdio>
#include <initializer_list>
#include <memory>
#include <string_view>
#include <utility>

#include "client/app/sample/sample_replica.h"
#include "client/app/services/services.h"
#include "client/app/words/language.h"
#include "client/core/transport/http_transport.h"
#include "qml/ending.h"
#include "qml/options.h"
#include "qml/picture.h"
#include "qml/system_proxy.h"
#include "shared/base/privacy.h"

namespace dialogue {
namespace {

StoreThread::Opener opener(const AppOptions& options, Clock& clock) {
  if (options.sample)
    return [&clock, options]() -> Result<std::unique_ptr<Replica>> {
      auto replica = std::make_unique<SampleReplica>(clock, system_random(), options.many);
      replica->set_enrolled(!options.begin.enrols);
      return std::unique_ptr<Replica>(std::move(replica));
    };
  return [dir = options.replica.toStdString()] {
    QDir().mkpath(QFileInfo(QString::fromStdString(dir)).path());
    return Replica::open(dir, {});
  };
}

SyncModel::Connect connection(const AppOptions& options) {
  using Connection = NetworkLine::Connection;
  if (options.sample) return [](const ServerPlace&) -> Result<Connection> { return Connection{std::make_unique<SampleTransport>(), {}}; };
  const auto sessions = std::make_shared<FileSessionKeep>(options.replica.toStdString());
  return [sessions](const ServerPlace& server) -> Result<Connection> {
    LineOptions line_options;
    line_options.trust = server.trust;
    line_options.sessions = sessions;
    line_options.proxy_for = system_proxy;
    auto made = HttpTransport::to(server.url, std::move(line_options));
    if (!made) return made.error();
    HttpTransport* line = made->get();
    return Connection{std::move(*made), [line] { line->interrupt(); }};
  };
}

/// Pages leave objects to be deleted later. They must go while what they were made of still stands, and not inside exit(), after the
/// application.
class Farewell {
 public:
  Farewell() = default;
  Farewell(const Farewell&) = delete;
  Farewell& operator=(const Farewell&) = delete;
  ~Farewell() { QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete); }
};

/// A line as an argument works, because people and browsers do it.
void take_invitation(JoinModel& joining, const QString& invited, const QString& lang) {
  if (invited.startsWith("dialogue:", Qt::CaseInsensitive))
    std::fprintf(stderr, "dialogue: %s\n",
                 lang == "fr"   ? "d'autres personnes sur cet ordinateur ont pu voir cette ligne. Collez-la plutôt sur la première page."
                 : lang == "es" ? "otras personas en este ordenador pueden haber visto esta línea. Es mejor pegarla en la primera página."
                                : "other people on this computer may have seen this line. Better paste it on the first page.");
  joining.take(invited);
}

int run(QGuiApplication& app, const AppOptions& options) {
  Clock& clock = options.still ? still_clock() : system_clock();
  Services services(opener(options, clock), connection(options), clock, system_random());
  services.language()->set_code(Language::of_system());
  if (!options.lang.isEmpty()) services.settings()->force("language", options.lang);
  if (!options.theme.isEmpty()) services.settings()->force("theme", options.theme);
  if (options.text_size) services.settings()->force("text_size", QString::number(options.text_size));
  if (options.still) services.settings()->force("still", "1");
  if (options.offline) services.sync()->hold(true);
  // A look around: words that are saved here go when the reader says so, and the reader can watch it.
  if (options.sample) services.sync()->set_automatic(false);

  if (QNetworkInformation::loadBackendByFeatures(QNetworkInformation::Feature::Reachability)) {
    auto* line = QNetworkInformation::instance();
    QObject::connect(line, &QNetworkInformation::reachabilityChanged, services.sync(), [&services](QNetworkInformation::Reachability now) {
      if (now != QNetworkInformation::Reachability::Disconnected) services.sync()->line_appeared();
    });
  }

  if (!options.invited.isEmpty()) take_invitation(*services.joining(), options.invited, services.language()->code());

  const Farewell farewell;
  QQmlApplicationEngine engine;
  QObject::connect(services.language(), &Language::changed, &engine, &QQmlApplicationEngine::retranslate);
  engine.addImportPath("qrc:/qt/qml");
  engine.setInitialProperties({{"services", QVariant::fromValue(&services)}, {"version", app.applicationVersion()}});
  engine.load(QUrl("qrc:/qt/qml/Dialogue/Main.qml"));
  auto* window = engine.rootObjects().isEmpty() ? nullptr : qobject_cast<QQuickWindow*>(engine.rootObjects().first());
  if (!window) return 5;
  if (options.size.isValid()) window->resize(options.size);
  const Picture picture(*window, services, options);
  const Ending ending(*window);
  services.start();
  return app.exec();
}

void name(QCoreApplication& app) {
  app.setApplicationName("dialogue");
  app.setApplicationVersion(DIALOGUE_VERSION);
}

bool given(int argc, char** argv, std::initializer_list<std::string_view> options) {
  return std::any_of(argv + 1, argv + argc,
                     [&](const char* arg) { return std::find(options.begin(), options.end(), arg) != options.end(); });
}

/// Without a display Qt would end the program with a signal and words for programmers.
bool without_display([[maybe_unused]] int argc, [[maybe_unused]] char** argv) {
#if defined(Q_OS_UNIX) && !defined(Q_OS_DARWIN) && !defined(Q_OS_ANDROID)
  const auto set = [](const char* variable) { return !qEnvironmentVariableIsEmpty(variable); };
  return !set("DISPLAY") && !set("WAYLAND_DISPLAY") && !set("QT_QPA_PLATFORM") && !given(argc, argv, {"-platform", "--platform"});
#else
  return false;
#endif
}

const char* no_display() {
  const QString lang = Language::of_system();
  if (lang == "fr") return "il n'y a pas d'écran ici. Rien n'a été modifié. Sans écran, dialogue-cli fait le même travail.";
  if (lang == "es") return "aquí no hay pantalla. No se cambió nada. Sin pantalla, dialogue-cli hace el mismo trabajo.";
  return "there is no display here. Nothing was changed. Without one, dialogue-cli does the same work.";
}

}  // namespace
}  // namespace dialogue

int main(int argc, char** argv) {
  dialogue::keep_memory_private();
  // What is answered on the terminal needs no display.
  if (dialogue::given(argc, argv, {"-h", "--help", "-v", "--version", "--print-man", "--print-completion"})) {
    QCoreApplication app(argc, argv);
    dialogue::name(app);
    if (const auto ending = dialogue::read_options(app).ending) return *ending;
  }
  if (dialogue::without_display(argc, argv)) {
    std::fprintf(stderr, "dialogue: %s\n", dialogue::no_display());
    return 5;
  }
  QGuiApplication app(argc, argv);
  dialogue::name(app);
  app.setDesktopFileName("org.acsg.Dialogue");
  const auto asked = dialogue::read_options(app);
  return asked.ending ? *asked.ending : dialogue::run(app, asked.options);
}
