// SPDX-License-Identifier: Apache-2.0
#include "shared/model/labels.h"

namespace dialogue {

bool is_label(std::string_view path) { return path == "created_at" || path == "lang_original" || path == "source" || path == "source_url"; }

bool is_first_said(std::string_view path) { return is_label(path) || path == "owner_org"; }

}  // namespace dialogue
