// SPDX-License-Identifier: Apache-2.0
#include "server/config/settings.h"

#include <cerrno>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <optional>

#include "server/config/options_file.h"

namespace dialogue::config {
namespace {

constexpr std::size_t largest_file = 1u << 20;

using Values = std::map<std::string, Settings::Value, std::less<>>;

Result<std::optional<std::string>> read_file(const Sources& sources) {
  errno = 0;
  std::ifstream in(sources.file, std::ios::binary);
  if (!in) {
    if (!sources.file_expected) return std::optional<std::string>();
    return Error{errno == EACCES ? "no_access" : "no_file", "", {sources.file}, ""};
  }
  std::string text(largest_file + 1, '\0');
  in.read(text.data(), std::streamsize(text.size()));
  text.resize(std::size_t(in.gcount()));
  if (in.bad() || text.size() > largest_file) return Error{"options_file", "", {sources.file, "it is no file of options"}, ""};
  return std::optional(std::move(text));
}

Status take_file(const Sources& sources, Values& values) {
  if (sources.file.empty()) return {};
  auto text = read_file(sources);
  if (!text) return text.error();
  if (!*text) return {};
  auto written = read_options(**text, sources.file);
  if (!written) return written.error();
  for (auto& one : *written) values[one.key] = {std::move(one.value), Origin::file, sources.file + ":" + std::to_string(one.line)};
  return {};
}

Status take(Values& values, const OptionSpec& spec, std::string value, Origin origin, const std::string& where) {
  if (auto right = check_value(spec, value, where); !right) return right;
  values[std::string(spec.key)] = {std::move(value), origin, where};
  return {};
}

Status take_environment(const Sources& sources, Values& values) {
  if (!sources.environment) return {};
  for (const auto& spec : options())
    for (const auto& name : {std::string(spec.older_variable), variable_of(spec)}) {
      const char* said = name.empty() ? nullptr : sources.environment(name.c_str());
      if (!said || !*said) continue;
      if (auto taken = take(values, spec, said, Origin::environment, name); !taken) return taken;
    }
  return {};
}

/// A text as TOML writes it.
std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) out += (c == '"' || c == '\\' ? "\\" : "") + std::string(1, c);
  return out + '"';
}

}  // namespace

std::int64_t Settings::number(std::string_view key) const { return std::strtoll(text(key).c_str(), nullptr, 10); }

std::vector<const OptionSpec*> Settings::changed(const Settings& other) const {
  std::vector<const OptionSpec*> out;
  for (const auto& spec : options())
    if (text(spec.key) != other.text(spec.key)) out.push_back(&spec);
  return out;
}

std::string usual_file() { return DIALOGUE_ETC "/dialogue/server.toml"; }

Settings Settings::taking(const Settings& read) const {
  Settings out = read;
  for (const auto& spec : options())
    if (spec.counts == Counts::after_restart) out.values_[std::string(spec.key)] = at(spec.key);
  return out;
}

Result<Settings> settle(const Sources& sources) {
  Values values;
  for (const auto& spec : options()) {
    const auto given = sources.fallbacks.find(std::string(spec.key));
    values[std::string(spec.key)] = {given == sources.fallbacks.end() ? std::string(spec.fallback) : given->second, Origin::fallback, ""};
  }
  if (auto taken = take_file(sources, values); !taken) return taken.error();
  if (auto taken = take_environment(sources, values); !taken) return taken.error();
  for (const auto& [key, value] : sources.flags)
    if (const auto* spec = option(key))
      if (auto taken = take(values, *spec, value, Origin::flag, std::string(spec->flag)); !taken) return taken.error();
  Settings out(std::move(values));
  const bool certificate = !out.text("tls.certificate").empty(), key = !out.text("tls.key").empty();
  if (certificate != key || (certificate && out.text("tls.mode") == "own")) return Error{"tls_options", "", {}, ""};
  // A login has no place in there, and would be printed by whoever asks for the options.
  if (out.text("mail.server").find('@') != std::string::npos) return Error{"mail_server", "", {}, ""};
  return out;
}

std::string_view name_of(Origin origin) {
  switch (origin) {
    case Origin::file:
      return "file";
    case Origin::environment:
      return "environment";
    case Origin::flag:
      return "flag";
    case Origin::fallback:
      break;
  }
  return "default";
}

std::string sample_file() {
  std::string out =
      "# Options of dialogued, the sync server of the Dialogue Platform. What stands behind # is what holds when nobody\n"
      "# says otherwise. A flag of the command line counts before the environment, and that before this file. After a\n"
      "# change: systemctl reload dialogued; the log says what has to wait for a restart.\n"
      "#\n"
      "# Alone it serves this machine. Other devices come in with the platform's own key when you say here, with your name:\n"
      "#   listen = \"[::]:8480\"\n"
      "#   address = \"https://dialogue.example.org:8480\"\n"
      "#   [tls]\n"
      "#   mode = \"own\"\n";
  std::string heading;
  for (const auto& spec : options()) {
    const auto dot = spec.key.find('.');
    const std::string own(dot == std::string_view::npos ? std::string_view() : spec.key.substr(0, dot));
    if (own != heading) out += "\n[" + own + "]\n";
    heading = own;
    const bool bare = spec.type == OptionType::number || spec.type == OptionType::yes_no;
    out += "\n# " + std::string(spec.help);
    if (spec.type == OptionType::choice) out += " One of: " + std::string(spec.choices) + ".";
    if (spec.counts == Counts::after_restart) out += " A change counts after a restart.";
    out += "\n# Also: " + variable_of(spec) + (spec.flag.empty() ? "" : " or " + std::string(spec.flag)) + "\n";
    out += "#" + std::string(spec.key.substr(dot == std::string_view::npos ? 0 : dot + 1)) + " = " +
           (bare ? std::string(spec.fallback) : quoted(spec.fallback)) + "\n";
  }
  return out;
}

}  // namespace dialogue::config
