// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "client/core/replica.h"

namespace dialogue {

/// The field whose value stands in this one: that of the other record of which a proposal or a moderated change holds the words. Else the
/// declared one itself, also null.
const Field* quoted_field(const Domain& domain, const Record& record, const Field* declared);

/// The value of a cell for programs (values.h), also where it quotes another record's.
Raw quoted_json(const Domain& domain, const Record& record, const Field* declared, const Raw& raw);

}  // namespace dialogue
