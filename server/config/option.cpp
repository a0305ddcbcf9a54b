// SPDX-License-Identifier: Apache-2.0
#include "server/config/option.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <numeric>
#include <utility>

namespace dialogue::config {
namespace {

using enum OptionType;
using enum Counts;

constexpr std::int64_t most_megabytes = 1'000'000'000;

constexpr std::array table{
    // Where nobody says it the program looks for it by the environment. Shown is where the package has it.
    OptionSpec{.key = "data",
               .type = folder,
               .fallback = "/var/lib/dialogue",
               .help = "The server's folder, with everything that is kept.",
               .flag = "--data",
               .older_variable = "DIALOGUED_DATA",
               .of_serve = false},
    OptionSpec{.key = "listen",
               .fallback = "127.0.0.1:8480",
               .help = "Where the server listens: HOST:PORT, where port 0 takes a free one, or unix:/PATH.",
               .flag = "--listen"},
    OptionSpec{.key = "behind_proxy",
               .type = yes_no,
               .fallback = "false",
               .help = "Only a proxy connects. It says for whom: by the PROXY protocol, X-Forwarded-For or X-Real-IP.",
               .flag = "--behind-proxy"},
    OptionSpec{.key = "address",
               .counts = at_once,
               .help = "Where devices reach the server: https://HOST[:PORT]; it stands in the lines that people join with."},
    OptionSpec{.key = "unsafe",
               .type = yes_no,
               .fallback = "false",
               .help = "Whether it may listen on other addresses than loopback without encryption.",
               .flag = "--unsafe"},
    OptionSpec{
        .key = "store", .type = choice, .fallback = "sqlite", .help = "What keeps the records.", .flag = "--store", .choices = "sqlite"},
    OptionSpec{.key = "tls.mode",
               .type = choice,
               .fallback = "off",
               .help = "own: encrypt with the platform's own key, which devices know from their code.",
               .flag = "--tls",
               .choices = "off own"},
    OptionSpec{.key = "tls.certificate",
               .type = file,
               .help = "Encrypt with a public certificate: its file (PEM), read again when it changes.",
               .flag = "--tls-cert"},
    OptionSpec{.key = "tls.key", .type = file, .help = "The file with the certificate's key (PEM).", .flag = "--tls-key"},
    OptionSpec{.key = "log.level",
               .type = choice,
               .counts = at_once,
               .fallback = "info",
               .help = "The least important lines that are written to the log.",
               .choices = "debug info warning error"},
    OptionSpec{.key = "log.requests",
               .type = choice,
               .counts = at_once,
               .fallback = "debug",
               .help = "As what each request gets a line in the log; off writes none.",
               .choices = "off debug info"},
    OptionSpec{.key = "monitoring.token_file",
               .type = file,
               .counts = at_once,
               .help = "A file (0600) with the token that lets a monitoring program read /metrics and the reasons of /readyz."},
    OptionSpec{.key = "health.disk_free",
               .type = number,
               .counts = at_once,
               .fallback = "1024",
               .help = "Below so many free megabytes the disk counts as nearly full.",
               .least = 1,
               .most = most_megabytes},
    OptionSpec{.key = "health.backup_age",
               .type = number,
               .counts = at_once,
               .fallback = "48",
               .help = "The newest backup counts as too old after so many hours.",
               .least = 1,
               .most = 100'000},
    OptionSpec{.key = "limits.changes_a_day",
               .type = number,
               .counts = at_once,
               .fallback = "64",
               .help = "So many megabytes of changes a device may store in a day; 0 sets no bound. What is more waits on the device.",
               .flag = "--changes-a-day",
               .most = most_megabytes},
    OptionSpec{.key = "limits.changes_in_all",
               .type = number,
               .counts = at_once,
               .fallback = "1024",
               .help = "So many megabytes of changes a device may store in all; 0 sets no bound.",
               .flag = "--changes-in-all",
               .most = most_megabytes},
    OptionSpec{.key = "limits.files_a_day",
               .type = number,
               .counts = at_once,
               .fallback = "1024",
               .help = "So many megabytes of documents a device may store in a day; 0 sets no bound.",
               .flag = "--files-a-day",
               .most = most_megabytes},
    OptionSpec{.key = "limits.files_in_all",
               .type = number,
               .counts = at_once,
               .fallback = "16384",
               .help = "So many megabytes of documents a device may store in all; 0 sets no bound.",
               .flag = "--files-in-all",
               .most = most_megabytes},
    OptionSpec{.key = "mail.enabled",
               .type = yes_no,
               .counts = at_once,
               .fallback = "false",
               .help = "Whether people are told by e-mail, once a day at most, how much waits for them; never what."},
    OptionSpec{.key = "mail.server",
               .counts = at_once,
               .help = "The mail server that takes them: smtp://HOST[:PORT], which has to encrypt (STARTTLS) unless it is this machine, or "
                       "smtps://HOST[:PORT]."},
    OptionSpec{.key = "mail.from",
               .counts = at_once,
               .help = "Whose address they come from: dialogue@example.org, or Dialogue <dialogue@example.org>."},
    OptionSpec{.key = "mail.user", .counts = at_once, .help = "The name to log in with at the mail server; empty: nobody logs in."},
    OptionSpec{.key = "mail.password_file",
               .type = file,
               .counts = at_once,
               .help = "A file (0600) with the password of mail.user; one that systemd hands over (LoadCredential) is as good."},
    OptionSpec{.key = "mail.hour",
               .type = number,
               .counts = at_once,
               .fallback = "7",
               .help = "From which hour of the day on they are sent, by the clocks where the person is; UTC where no zone is known.",
               .least = 0,
               .most = 23},
    OptionSpec{.key = "mail.ca_file",
               .type = file,
               .counts = at_once,
               .help = "A file (PEM) with the authorities that the mail server's certificate is checked against, instead of the system's."},
    OptionSpec{.key = "mail.unsafe",
               .type = yes_no,
               .counts = at_once,
               .fallback = "false",
               .help = "Whether mail may go to another machine without encryption; a password never does."},
};

/// How many characters have to be put in, taken out or exchanged.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t changed = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, changed});
    }
  }
  return row.back();
}

std::string_view last_word(std::string_view key) { return key.substr(key.rfind('.') + 1); }

}  // namespace

std::span<const OptionSpec> options() { return table; }

const OptionSpec* option(std::string_view key) {
  const auto found = std::find_if(table.begin(), table.end(), [&](const OptionSpec& spec) { return spec.key == key; });
  return found == table.end() ? nullptr : &*found;
}

std::vector<std::string> choices_of(const OptionSpec& spec) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at < spec.choices.size();) {
    const auto end = std::min(spec.choices.find(' ', at), spec.choices.size());
    out.emplace_back(spec.choices.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

std::string variable_of(const OptionSpec& spec) {
  std::string out = "DIALOGUE_";
  for (const char c : spec.key) out += c == '.' ? '_' : static_cast<char>(c - (c >= 'a' && c <= 'z' ? 'a' - 'A' : 0));
  return out;
}

std::string nearest_option(std::string_view key) {
  // A long name costs no more than a name can be long.
  const auto typed = key.substr(0, 64);
  // Whoever writes an option under another heading, or under none, has its last word right.
  const auto unlike = [&](const OptionSpec& spec) {
    return std::min(distance(typed, spec.key), distance(last_word(typed), last_word(spec.key)) + 1);
  };
  const auto nearest =
      std::min_element(table.begin(), table.end(), [&](const OptionSpec& a, const OptionSpec& b) { return unlike(a) < unlike(b); });
  return std::string(nearest->key);
}

Status check_value(const OptionSpec& spec, std::string_view value, const std::string& where) {
  const std::string name(spec.key);
  if (spec.type == yes_no && value != "true" && value != "false") return Error{"option_yes_no", "", {where, name}, ""};
  if (spec.type == choice) {
    const auto all = choices_of(spec);
    if (std::find(all.begin(), all.end(), value) != all.end()) return {};
    std::string listed;
    for (const auto& one : all) listed += (listed.empty() ? "" : ", ") + one;
    return Error{"option_choice", "", {where, name, listed}, ""};
  }
  if (spec.type == number) {
    std::int64_t n = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), n);
    if (error != std::errc() || end != value.data() + value.size() || n < spec.least || n > spec.most)
      return Error{"option_number", "", {where, name, std::to_string(spec.least), std::to_string(spec.most)}, ""};
  }
  return {};
}

}  // namespace dialogue::config
