// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "client/core/verbs/replica.h"

namespace dialogue {

/// The field whose value stands in this one. For the words of a proposal or of a moderated change it is the other record's field. Else it
/// is the declared one itself, also null.
const Field* quoted_field(const Domain& domain, const Record& record, const Field* declared);

/// The value of a cell for programs (values.h), also where the cell quotes another record's.
Raw quoted_json(const Domain& domain, const Record& record, const Field* declared, const Raw& raw);

}  // namespace dialogue
