// SPDX-License-Identifier: Apache-2.0
#include "shared/joining/invitation.h"

#include <algorithm>
#include <optional>

#include "shared/base/line_fingerprint.h"
#include "shared/text/host_name.h"

namespace dialogue {
namespace {

constexpr std::string_view with_tls = "https://", in_the_clear = "http://";

bool begins(std::string_view text, std::string_view small) {
  const auto same = [](char a, char b) { return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b; };
  return text.size() >= small.size() && std::equal(small.begin(), small.end(), text.begin(), [&](char b, char a) { return same(a, b); });
}

/// Where the host of "HOST:PORT" ends.
std::size_t host_end(std::string_view place) {
  const bool v6 = place.starts_with('[');
  const auto end = place.find(v6 ? ']' : ':');
  return end == std::string_view::npos ? place.size() : end + (v6 ? 1 : 0);
}

/// ":8443", or nothing.
bool is_port(std::string_view text) {
  constexpr std::size_t longest = 6;
  return text.empty() || (text.front() == ':' && text.size() > 1 && text.size() <= longest &&
                          text.find_first_not_of("0123456789", 1) == std::string_view::npos);
}

bool is_this_computer(std::string_view place) {
  auto host = place.substr(0, host_end(place));
  if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
  const auto name = ascii_host_name(host);
  return is_loopback_host(name ? *name : std::string(host));
}

}  // namespace

bool leads_here(std::string_view address) {
  const auto scheme = address.find("://");
  if (scheme != std::string_view::npos) address.remove_prefix(scheme + 3);
  return is_this_computer(address.substr(0, address.find('/')));
}

Result<JoiningLine> invitation(const Reached& reached, std::string_view code) {
  JoiningLine out;
  std::string_view place = reached.address;
  const bool tls = begins(place, with_tls);
  if (!tls && !begins(place, in_the_clear)) return Error{"bad_address", "", {reached.address}, ""};
  place.remove_prefix(tls ? with_tls.size() : in_the_clear.size());
  if (place.ends_with('/')) place.remove_suffix(1);
  if (!tls && !is_this_computer(place)) return Error{"not_secured", "", {reached.address}, ""};
  const auto host = place.substr(0, host_end(place));
  const auto name = host.starts_with('[') ? std::optional(std::string(host)) : ascii_host_name(host);
  if (!name) return Error{"bad_address", "", {reached.address}, ""};
  const auto port = place.substr(host.size());
  if (!is_port(port)) return Error{"bad_address", "", {reached.address}, ""};
  out.place = *name + std::string(port);
  out.secured = !tls ? Secured::none : reached.own_key ? Secured::own : Secured::by_name;
  out.fingerprint = line_fingerprint(reached.line_key);
  out.code = code;
  if (!is_place(out.place)) return Error{"bad_address", "", {reached.address}, ""};
  return out;
}

}  // namespace dialogue
