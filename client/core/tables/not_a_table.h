// SPDX-License-Identifier: Apache-2.0
// Names a file that was given for a table and is none, so that its owner knows what to do with it.
#pragma once

#include <optional>
#include <string_view>

#include "shared/base/result.h"

namespace dialogue {

/// Tells it by its first bytes. Codes: spreadsheet, pdf_file, image_file, document_file, zip_file, not_text (args: the format).
std::optional<Error> not_text_at_all(std::string_view bytes);
/// Tells a text with a form of its own. Codes (args: the format): json_file, xml_file, html_file, translation_file, calendar_file,
/// contacts_file, document_file.
std::optional<Error> not_a_table(std::string_view text);

}  // namespace dialogue
