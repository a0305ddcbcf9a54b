// SPDX-License-Identifier: Apache-2.0
#include "server/admin/options_said.h"

#include <cstdlib>
#include <filesystem>
#include <system_error>

#include "server/admin/data_folder.h"

namespace dialogue::admin {
namespace {

config::Sources sources_of(const Command& c) {
  config::Sources out;
  out.flags = c.flags;
  out.environment = [](const char* name) -> const char* { return std::getenv(name); };
  const char* variable = std::getenv("DIALOGUE_CONFIG");
  const std::string named = !c.config.empty() ? c.config : variable ? variable : "";
  out.file_expected = !named.empty();
  // It is read again while the server runs.
  out.file = std::filesystem::absolute(named.empty() ? config::usual_file() : named).string();
  out.fallbacks["data"] = default_data_folder();
  return out;
}

}  // namespace

OptionsSaid::OptionsSaid(const Command& c) : sources_(sources_of(c)), settings_(config::settle(sources_).take()) {}

std::string OptionsSaid::file() const {
  std::error_code error;
  return std::filesystem::exists(sources_.file, error) ? sources_.file : std::string();
}

}  // namespace dialogue::admin
