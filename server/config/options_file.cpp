// SPDX-License-Identifier: Apache-2.0
#include "server/config/options_file.h"

#include <toml++/toml.h>

#include <algorithm>
#include <optional>

#include "server/config/option.h"

namespace dialogue::config {
namespace {

/// A name as somebody wrote it, as far as it can be said in a line.
std::string shown(std::string_view key) {
  constexpr std::size_t most = 64;
  std::string out(key.substr(0, most));
  // Not within a sign that has several bytes.
  while (out.size() < key.size() && !out.empty() && (static_cast<unsigned char>(key[out.size()]) & 0xc0) == 0x80) out.pop_back();
  std::replace_if(
      out.begin(), out.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }, '?');
  return key.size() > most ? out + "…" : out;
}

std::string place(const std::string& name, int line) { return name + ":" + std::to_string(line); }

/// The value without its quotation marks; nothing when it is of another type.
std::optional<std::string> value_of(const OptionSpec& spec, const toml::node& node) {
  if (spec.type == OptionType::number) {
    const auto* number = node.as_integer();
    return number ? std::optional(std::to_string(number->get())) : std::nullopt;
  }
  if (spec.type == OptionType::yes_no) {
    const auto* yes = node.as_boolean();
    return yes ? std::optional<std::string>(yes->get() ? "true" : "false") : std::nullopt;
  }
  const auto* text = node.as_string();
  return text ? std::optional(text->get()) : std::nullopt;
}

Error of_another_type(const OptionSpec& spec, const std::string& where) {
  const auto refused = check_value(spec, "", where);
  return refused ? Error{"option_text", "", {where, std::string(spec.key)}, ""} : refused.error();
}

/// Whether an option stands under this heading.
bool is_heading(std::string_view key) {
  const auto all = options();
  return std::any_of(all.begin(), all.end(), [&](const OptionSpec& spec) {
    return spec.key.size() > key.size() && spec.key.starts_with(key) && spec.key[key.size()] == '.';
  });
}

Status take(const toml::table& table, const std::string& above, const std::string& name, std::vector<Written>& out) {
  for (const auto& [word, node] : table) {
    const std::string key = above + std::string(word.str());
    const int line = int(word.source().begin.line);
    const auto where = place(name, line);
    if (const auto* inner = node.as_table(); inner && is_heading(key)) {
      if (auto taken = take(*inner, key + ".", name, out); !taken) return taken;
      continue;
    }
    const auto* spec = option(key);
    if (!spec) return Error{"unknown_option", "", {where, shown(key), nearest_option(key)}, ""};
    auto value = value_of(*spec, node);
    if (!value) return of_another_type(*spec, where);
    if (auto right = check_value(*spec, *value, where); !right) return right;
    out.push_back({key, std::move(*value), line});
  }
  return {};
}

}  // namespace

Result<std::vector<Written>> read_options(std::string_view text, const std::string& name) {
  try {
    std::vector<Written> out;
    const auto table = toml::parse(text);
    if (auto taken = take(table, "", name, out); !taken) return taken.error();
    return out;
  } catch (const toml::parse_error& error) {
    return Error{"options_file", "", {place(name, int(error.source().begin.line)), std::string(error.description())}, ""};
  }
}

}  // namespace dialogue::config
