// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "server/service/admin/administration.h"
#include "shared/base/ids.h"

namespace dialogue::admin {

// Whom an administrator means who types an id, a mail address or a whole name. They throw a Failure: nobody_named, several_named.
Uuid person_named(Administration& admin, const std::string& said);
Uuid organisation_named(Administration& admin, const std::string& said);
/// Of the devices that are not cut off; one that is, by its id.
Uuid device_named(Administration& admin, const std::string& said);
/// Roles have no names.
Uuid grant_named(const std::string& said);

}  // namespace dialogue::admin
