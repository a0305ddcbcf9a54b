// SPDX-License-Identifier: Apache-2.0
#include "client/app/lists/new_form.h"

#include "shared/model/rights.h"

#include <string>

namespace dialogue {

Status may_begin(const Actor& actor, const Kind& kind, const Cells& cells) {
  if (kind.purpose == Purpose::document || kind.purpose == Purpose::translation) return Error{std::string(made_elsewhere), {}, {}, {}};
  const Status allowed = may_create(actor, {&kind, {}, &cells, nullptr});
  // A form asks for what is missing, so that does not count here.
  return allowed || allowed.error().code == "incomplete" ? Status() : allowed;
}

}  // namespace dialogue
