// SPDX-License-Identifier: Apache-2.0
#include "server/service/decide/decision.h"

#include <utility>

namespace dialogue {

Decision rejected(Error error) {
  Decision out;
  out.verdict = Verdict::rejected;
  out.error = std::move(error);
  return out;
}

Decision parked(std::string code, std::string field) {
  Decision out;
  out.verdict = Verdict::parked;
  out.error = {std::move(code), std::move(field), {}, {}};
  return out;
}

}  // namespace dialogue
