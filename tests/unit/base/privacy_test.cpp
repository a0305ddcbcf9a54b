// SPDX-License-Identifier: Apache-2.0
#include "shared/base/privacy.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "tests/catch.h"

using namespace dialogue;

namespace {

class Folder {
 public:
  Folder() : path_((std::filesystem::temp_directory_path() / "dialogue-privacy-XXXXXX").string()) { REQUIRE(::mkdtemp(path_.data())); }
  ~Folder() { std::filesystem::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  const std::string& path() const { return path_; }
  void set(mode_t mode) const { REQUIRE(::chmod(path_.c_str(), mode) == 0); }
  void put(const std::string& name) const { std::ofstream(path_ + "/" + name) << "x"; }
  mode_t mode() const {
    struct stat there {};
    REQUIRE(::stat(path_.c_str(), &there) == 0);
    return there.st_mode & 07777U;
  }

 private:
  std::string path_;
};

}  // namespace

TEST_CASE("a folder that others may enter is its owner's alone afterwards") {
  const Folder folder;
  for (const mode_t mode : {0755, 0777, 0750, 0701}) {
    folder.set(mode);
    CHECK(keep_folder_private(folder.path(), "ours"));
    CHECK(folder.mode() == 0700);
  }
}

TEST_CASE("a folder that its owner may only read is not opened for writing") {
  const Folder folder;
  folder.set(0555);
  CHECK(keep_folder_private(folder.path(), "ours"));
  CHECK(folder.mode() == 0500);
  folder.set(0700);
}

TEST_CASE("a folder that everybody writes into is left as it is") {
  const Folder folder;
  folder.set(01777);
  CHECK_FALSE(keep_folder_private(folder.path(), "ours"));
  CHECK(folder.mode() == 01777);
}

TEST_CASE("a folder with folders of somebody else is left as it is") {
  if (::geteuid() != 0) return;
  const Folder folder;
  const auto below = folder.path() + "/theirs";
  REQUIRE(std::filesystem::create_directory(below));
  folder.put("ours");
  REQUIRE(::chown(below.c_str(), 65534, 65534) == 0);
  folder.set(0755);
  CHECK_FALSE(keep_folder_private(folder.path(), "ours"));
  CHECK(folder.mode() == 0755);
}

TEST_CASE("a folder that holds other things, and nothing of ours, is left as it is") {
  const Folder folder;
  folder.put("theirs");
  folder.set(0755);
  CHECK_FALSE(keep_folder_private(folder.path(), "ours"));
  CHECK(folder.mode() == 0755);
  folder.put("ours");
  CHECK(keep_folder_private(folder.path(), "ours"));
  CHECK(folder.mode() == 0700);
}

TEST_CASE("a folder that is not there is not private") { CHECK_FALSE(keep_folder_private("/nonexistent/folder", "ours")); }
