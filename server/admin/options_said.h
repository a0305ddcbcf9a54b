// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "server/admin/command_line.h"
#include "server/config/settings.h"

namespace dialogue::admin {

/// The options of the server as they are said now: by the command line, the environment and the file. One thread at a time.
class OptionsSaid {
 public:
  /// Throws Failure with the codes of config::settle.
  explicit OptionsSaid(const Command& c);

  const config::Settings& now() const { return settings_; }
  /// The file of options, with its whole path; empty when there is none.
  std::string file() const;
  /// Whether somebody has named the file.
  bool names_file() const { return sources_.file_expected; }

  Result<config::Settings> read_again() const { return config::settle(sources_); }
  void replace(config::Settings settings) { settings_ = std::move(settings); }

 private:
  config::Sources sources_;
  config::Settings settings_;
};

}  // namespace dialogue::admin
