// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "server/service/admin/administration.h"
#include "server/service/ports/document_store.h"

namespace dialogue::admin {

/// What was found when records were compared with the bytes that they name.
struct DocumentReport {
  std::vector<std::string> missing;  ///< a record says that they are here, or that they were: devices are asked for them
  std::vector<std::string> foreign;  ///< kept, and no record explains it
  std::uint64_t whole = 0;           ///< documents that are here
};

/// Makes records say the truth about the bytes that are here, by name and size. At the start of serving, and after a restore.
Status settle_documents(Administration& admin, DocumentStore& store);
/// The same after every byte was read. Names what is wrong.
Result<DocumentReport> check_documents(Administration& admin, DocumentStore& store);

}  // namespace dialogue::admin
