// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "client/core/files_store.h"
#include "shared/base/ids.h"
#include "shared/domain/cell.h"
#include "shared/domain/model.h"

namespace dialogue {

/// What a file of the user's is: all that its document's record says of it.
struct AttachedFile {
  std::string sha256;  ///< empty until it was taken
  std::string media_type;
  std::uint64_t size = 0;
  int pages = 0;  ///< 0 = not known
};

/// Reads the file and says what it is; keeps nothing. Any thread. Codes: those of read_user_file and check_file; disk_full when it has
/// more than `room` bytes.
Result<AttachedFile> look_at_file(const std::string& path, std::uint64_t room);
/// Reads it again, keeps its bytes and queues them for the server, before any record names them: a crash between costs a look, not the
/// file. On the thread that owns `files`. Codes besides: disk_full, disk_error, no_access.
Result<AttachedFile> take_file(const std::string& path, FileStore& files);
/// Bytes that may still be written in the folder; the largest number when nobody can say.
std::uint64_t free_bytes(const std::string& dir);

/// The cells of the document's record. `lang` may be empty. Whoever calls has its user's word that no personal case data are in it.
/// Codes: those of parse_value, about the name.
Result<std::vector<std::pair<Path, Raw>>> material_cells(const Domain& domain, const AttachedFile& file, const Uuid& parent,
                                                         const std::string& name, const std::string& lang);

}  // namespace dialogue
