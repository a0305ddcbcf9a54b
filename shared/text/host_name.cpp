// SPDX-License-Identifier: Apache-2.0
#include "shared/text/host_name.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <unicode/bytestream.h>
#include <unicode/idna.h>
#include <unicode/stringpiece.h>

#include <algorithm>
#include <cstdint>
#include <memory>

#include "shared/base/result.h"
#include "shared/base/utf8.h"

namespace dialogue {
namespace {

constexpr std::size_t longest_name = 253, longest_typed = 1024;

const icu::IDNA& mapping() {
  static const std::unique_ptr<icu::IDNA> out = [] {
    UErrorCode error = U_ZERO_ERROR;
    std::unique_ptr<icu::IDNA> made(icu::IDNA::createUTS46Instance(
        UIDNA_CHECK_BIDI | UIDNA_CHECK_CONTEXTJ | UIDNA_NONTRANSITIONAL_TO_ASCII | UIDNA_NONTRANSITIONAL_TO_UNICODE, error));
    if (U_FAILURE(error)) throw Failure({"internal", "", {}, u_errorName(error)});
    return made;
  }();
  return *out;
}

bool is_of_names(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_'; }

}  // namespace

std::optional<std::string> ascii_host_name(std::string_view name) {
  if (name.empty() || name.size() > longest_typed || !valid_utf8(name)) return std::nullopt;
  std::string out;
  icu::StringByteSink<std::string> sink(&out);
  icu::IDNAInfo info;
  UErrorCode error = U_ZERO_ERROR;
  mapping().nameToASCII_UTF8({name.data(), static_cast<std::int32_t>(name.size())}, sink, info, error);
  if (U_FAILURE(error)) return std::nullopt;
  // Names with hyphens in these places are in use.
  constexpr std::uint32_t harmless = UIDNA_ERROR_HYPHEN_3_4 | UIDNA_ERROR_LEADING_HYPHEN | UIDNA_ERROR_TRAILING_HYPHEN;
  if (out.ends_with('.')) out.pop_back();
  if ((info.getErrors() & ~harmless) != 0 || out.empty() || out.size() > longest_name) return std::nullopt;
  if (!std::all_of(out.begin(), out.end(), is_of_names) || out.front() == '.' || out.find("..") != std::string::npos) return std::nullopt;
  return out;
}

bool is_loopback_host(const std::string& host) {
  in_addr four;
  if (::inet_pton(AF_INET, host.c_str(), &four) == 1) return (ntohl(four.s_addr) >> 24) == 127;
  in6_addr six;
  if (::inet_pton(AF_INET6, host.c_str(), &six) == 1) return IN6_IS_ADDR_LOOPBACK(&six);
  return host == "localhost" || host.ends_with(".localhost");
}

}  // namespace dialogue
