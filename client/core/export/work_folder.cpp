// SPDX-License-Identifier: Apache-2.0
#include "client/core/export/work_folder.h"

#include <stdlib.h>

#include <filesystem>
#include <system_error>

namespace dialogue {

WorkFolder::WorkFolder(const std::string& where, bool own) : own_(own), path_(where) {
  if (!own) return;
  path_ += "/.dialogue-export-XXXXXX";
  if (::mkdtemp(path_.data()) == nullptr) path_.clear();
}

WorkFolder::~WorkFolder() {
  std::error_code ignored;
  if (own_ && !path_.empty()) std::filesystem::remove_all(path_, ignored);
}

}  // namespace dialogue
