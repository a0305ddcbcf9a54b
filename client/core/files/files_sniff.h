// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "shared/base/result.h"

namespace dialogue {

/// What a file is by its content: a media type, "application/octet-stream" when nothing is known. Pure.
std::string sniff_media_type(std::string_view bytes);

/// The media type of a file to be attached. Codes: empty_file; not_what_it_claims (args: what the name says, what the bytes are) when a
/// known ending and the content do not agree; damaged_file (args: type, what is missing) when it has the right beginning but is cut off.
Result<std::string> check_file(std::string_view name, std::string_view bytes);

/// The pages of a PDF as its page tree counts them; 0 when the tree is packed away.
int pdf_pages(std::string_view bytes);

}  // namespace dialogue
