// SPDX-License-Identifier: Apache-2.0
#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QUrl>

#include "client/app/changes/files_model.h"
#include "client/app/record/attach_model.h"
#include "tests/catch.h"
#include "tests/qml/desk.h"

using namespace dialogue;

namespace {

QString id(const char* key) { return QString::fromStdString(SampleReplica::id_of(key).text()); }

/// A record with a way to attach to it, and a folder with files.
struct Attaching : Desk {
  Attaching() {
    if (QDir().mkpath(folder.filePath("replica"))) replica().set_directory(folder.filePath("replica").toStdString());
    model.set_services(&services());
    model.set_record_id(id("request.draft"));
    settle();
  }
  QUrl file(const QString& name, const QByteArray& bytes) {
    QFile out(folder.filePath(name));
    REQUIRE(out.open(QIODevice::WriteOnly));
    out.write(bytes);
    return QUrl::fromLocalFile(out.fileName());
  }
  bool looked() {
    return until([&] { return !model.busy(); });
  }
  QString refusal(const QUrl& url) {
    model.choose({url});
    REQUIRE(looked());
    CHECK_FALSE(model.ready());
    CHECK(model.size_text() == "");
    return model.problem();
  }

  QTemporaryDir folder;
  AttachModel model;
};

}  // namespace

TEST_CASE("A file's size, name and language are shown before anything is kept, and it goes only with its person's word") {
  Attaching desk;
  REQUIRE(desk.model.allowed());
  desk.model.choose({desk.file("Besoins_fr.txt", QByteArray(2'500, 'a'))});
  REQUIRE(desk.looked());
  CHECK(desk.model.file_name() == "Besoins_fr.txt");
  CHECK(desk.model.size_text() == "2.5 kB");
  CHECK(desk.model.language() == "fr");
  CHECK(desk.model.problem() == "");
  CHECK_FALSE(desk.model.ready());
  CHECK_FALSE(QFile::exists(desk.folder.filePath("replica/files")));

  desk.model.set_declared(true);
  desk.model.set_name("Les besoins");
  REQUIRE(desk.model.ready());
  QSignalSpy attached(&desk.model, &AttachModel::attached);
  desk.model.attach();
  REQUIRE(desk.until([&] { return !desk.model.busy(); }));
  CHECK(desk.model.problem() == "");
  REQUIRE(attached.count() == 1);
  CHECK_FALSE(desk.model.asking());
  desk.settle();

  FilesModel files;
  files.set_services(&desk.services());
  files.set_record_id(id("request.draft"));
  desk.settle();
  REQUIRE(files.count() == 1);
  CHECK(files.item(0)["name"] == "Les besoins");
  CHECK(files.item(0)["way"] == "saved");
  CHECK(files.waiting() == 1);
  CHECK(files.missing() == "");
}

TEST_CASE("Several files are asked about one after another, and one can be left out") {
  Attaching desk;
  desk.model.choose(
      {desk.file("one.txt", "1"), QUrl("https://example.invalid/x"), desk.file("two.txt", "22"), desk.file("three.txt", "3")});
  REQUIRE(desk.looked());
  CHECK(desk.model.position() == "1 of 3");
  desk.model.set_declared(true);
  desk.model.attach();
  REQUIRE(desk.until([&] { return desk.model.file_name() == "two.txt" && !desk.model.busy(); }));
  CHECK_FALSE(desk.model.declared());
  desk.model.skip();
  REQUIRE(desk.looked());
  CHECK(desk.model.file_name() == "three.txt");
  desk.model.skip();
  CHECK_FALSE(desk.model.asking());
}

TEST_CASE("A file that cannot be attached is refused in words, and nothing is kept") {
  Attaching desk;
  CHECK(desk.refusal(QUrl::fromLocalFile(desk.folder.filePath("nowhere.pdf"))).contains("was not found"));
  CHECK(desk.refusal(QUrl::fromLocalFile(desk.folder.path())).contains("not a file"));
  CHECK(desk.refusal(desk.file("empty.txt", "")).contains("empty"));
  CHECK(desk.refusal(desk.file("photo.pdf", "\xFF\xD8\xFF\xE0 no pdf")).contains("image/jpeg"));
  CHECK(desk.refusal(desk.file("cut.pdf", "%PDF-1.4 and then nothing")).contains("damaged"));
  const QUrl large = desk.file("large.txt", "x");
  REQUIRE(QFile::resize(large.toLocalFile(), static_cast<qint64>(FileStore::largest) + 1));
  CHECK(desk.refusal(large).contains("67.1 MB"));
  CHECK_FALSE(QFile::exists(desk.folder.filePath("replica/files")));

  desk.model.stop();
  CHECK(desk.model.problem() == "");
}

TEST_CASE("A file that does not fit the disk is refused before it is copied") {
  Attaching desk;
  const auto path = desk.file("big.txt", QByteArray(100, 'a')).toLocalFile().toStdString();
  CHECK(look_at_file(path, 100).ok());
  CHECK(look_at_file(path, 99).error().code == "disk_full");
}

TEST_CASE("Who may add nothing to a record is not asked for files, and a look around keeps none") {
  Attaching desk;
  desk.model.set_record_id(id("material.note"));
  desk.settle();
  CHECK_FALSE(desk.model.allowed());

  desk.model.set_record_id(id("request.draft"));
  desk.replica().set_directory({});
  desk.model.choose({desk.file("one.txt", "1")});
  REQUIRE(desk.looked());
  CHECK_FALSE(desk.model.ready());
  CHECK(desk.model.problem().contains("no files are kept"));
}
