// SPDX-License-Identifier: Apache-2.0
#include "server/mail/address.h"

#include <algorithm>

#include "shared/text/host_name.h"

namespace dialogue::mail {
namespace {

constexpr std::size_t longest_local = 64, longest = 254, longest_name = 100;

bool letter(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool of_atom(char c) { return letter(c) || std::string_view("!#$%&'*+/=?^_`{|}~-").find(c) != std::string_view::npos; }

/// Atoms with full stops between them. What would have to stand in quotation marks is not taken.
bool is_local(std::string_view text) {
  if (text.empty() || text.size() > longest_local || text.front() == '.' || text.back() == '.') return false;
  return text.find("..") == std::string_view::npos && std::all_of(text.begin(), text.end(), [](char c) { return c == '.' || of_atom(c); });
}

bool control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }
bool ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

std::string base64(std::string_view bytes) {
  constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    const auto byte = [&](std::size_t i) { return at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0u; };
    const unsigned three = byte(0) << 16 | byte(1) << 8 | byte(2);
    out += digits[three >> 18 & 63];
    out += digits[three >> 12 & 63];
    out += at + 1 < bytes.size() ? digits[three >> 6 & 63] : '=';
    out += at + 2 < bytes.size() ? digits[three & 63] : '=';
  }
  return out;
}

/// Where the next encoded word ends: within 45 bytes, and not inside a character.
std::size_t word_end(std::string_view text) {
  constexpr std::size_t most = 45;  // 60 characters of base64, so that the word has 72 of the 75 that it may have
  if (text.size() <= most) return text.size();
  std::size_t end = most;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) --end;
  return end == 0 ? most : end;
}

}  // namespace

std::optional<std::string> mail_address(std::string_view text) {
  const auto at = text.rfind('@');
  if (at == std::string_view::npos || text.size() > longest || !is_local(text.substr(0, at))) return {};
  const auto domain = text.substr(at + 1);
  if (std::any_of(domain.begin(), domain.end(), control) || domain.find(' ') != std::string_view::npos) return {};
  const auto host = ascii_host_name(domain);
  const bool fits =
      host && !host->empty() && std::all_of(host->begin(), host->end(), [](char c) { return letter(c) || c == '.' || c == '-'; });
  if (!fits) return {};
  return std::string(text.substr(0, at)) + "@" + *host;
}

std::optional<Mailbox> read_mailbox(std::string_view text) {
  text = trimmed(text);
  const auto open = text.find('<');
  if (open == std::string_view::npos) {
    const auto address = mail_address(text);
    return address ? std::optional(Mailbox{"", *address}) : std::nullopt;
  }
  const auto name = trimmed(text.substr(0, open));
  const auto rest = text.substr(open + 1);
  if (!rest.ends_with('>') || name.size() > longest_name || std::any_of(name.begin(), name.end(), control)) return {};
  const auto address = mail_address(rest.substr(0, rest.size() - 1));
  return address ? std::optional(Mailbox{std::string(name), *address}) : std::nullopt;
}

std::string domain_of(std::string_view address) { return std::string(address.substr(address.rfind('@') + 1)); }

std::string header_text(std::string_view text) {
  std::string line(text);
  std::replace_if(line.begin(), line.end(), control, ' ');
  // What looks like an encoded word would be read as one.
  if (ascii(line) && line.find("=?") == std::string::npos) return line;
  std::string out;
  for (std::string_view rest = line; !rest.empty();) {
    const auto end = word_end(rest);
    out += (out.empty() ? "" : " ") + ("=?UTF-8?B?" + base64(rest.substr(0, end)) + "?=");
    rest.remove_prefix(end);
  }
  return out;
}

std::string header_mailbox(const Mailbox& mailbox) {
  if (mailbox.name.empty()) return mailbox.address;
  std::string name = header_text(mailbox.name);
  const bool plain = std::all_of(name.begin(), name.end(), [](char c) { return c == ' ' || of_atom(c); });
  if (!plain && !name.starts_with("=?")) {
    std::string quoted = "\"";
    for (const char c : name) quoted += (c == '"' || c == '\\' ? "\\" : "") + std::string(1, c);
    name = quoted + "\"";
  }
  return name + " <" + mailbox.address + ">";
}

}  // namespace dialogue::mail
