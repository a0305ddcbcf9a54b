// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace dialogue {

/// A folder for what a library writes on the way to an export. Nobody else can read it. Any thread.
class WorkFolder {
 public:
  /// A folder of its own below `parent`, gone with the object.
  static WorkFolder below(const std::string& parent) { return WorkFolder(parent, true); }
  /// This one, which stays.
  static WorkFolder in(const std::string& folder) { return WorkFolder(folder, false); }
  ~WorkFolder();
  WorkFolder(const WorkFolder&) = delete;
  WorkFolder& operator=(const WorkFolder&) = delete;

  const std::string& path() const { return path_; }  ///< empty: it could not be made, and errno says why

 private:
  WorkFolder(const std::string& where, bool own);

  bool own_;
  std::string path_;
};

}  // namespace dialogue
