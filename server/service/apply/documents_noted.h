// SPDX-License-Identifier: Apache-2.0
// What records say of the bytes of documents. Internal to server/service.
#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include "server/service/ports/document_store.h"
#include "server/service/unit_of_work/unit_of_work.h"

namespace dialogue {

/// A material's `stored`. It is unset while its author has not sent all bytes.
inline constexpr std::string_view bytes_stored = "true";
inline constexpr std::string_view bytes_lost = "false";  ///< they were here: devices that have them are asked for them

/// Says it on the records. Records that say so already, and those that are deleted or unknown, stay as they are. Throws Failure
/// not_available when none of them is known.
void note_documents(UnitOfWork& work, const std::vector<std::pair<Uuid, bool>>& found);
/// For a lost record that came back: nobody here knows whether its bytes came to harm, so they are asked for.
void ask_for_bytes(UnitOfWork& work, Rid rid);

/// Every material whose values can be a file's.
std::vector<DocumentRecord> documents_in(StoreView& view, const Catalogue& catalogue);

}  // namespace dialogue
