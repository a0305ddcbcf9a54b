// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "server/net/message.h"
#include "shared/base/result.h"

namespace dialogue::net {

/// An RFC 9457 problem document: {"type","title","status","code"[,"field"][,"args"][,"id"]}. Details stay in the log.
Response problem(const Error& error);
inline Response problem(std::string code) { return problem(Error{std::move(code), "", {}, ""}); }
/// Says in a problem document which request it answers, so that a person can name it to whoever has the log. Leaves other answers.
void name_request(Response& answer, std::string_view id);
/// The code in a problem document; empty in other answers.
std::string_view refusal_in(const Response& answer);
/// Everything that a client can be told. Codes are stable; titles are for people with curl.
struct ProblemCase {
  std::string_view code;
  int status;
  std::string_view title;
};
std::span<const ProblemCase> problem_cases();
/// The HTTP status of a code; 500 for codes that no client can have caused.
int status_of(std::string_view code);

}  // namespace dialogue::net
