// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "client/core/files/files_store.h"
#include "client/core/verbs/replica.h"
#include "shared/base/ids.h"
#include "shared/model/cell.h"

namespace dialogue {

/// What a file of the user's is: all that its document's record says of it.
struct AttachedFile {
  std::string sha256;  ///< empty until it was taken
  std::string media_type;
  std::uint64_t size = 0;
  int pages = 0;  ///< 0 = not known
};

/// Reads the file and says what it is. Keeps nothing. Any thread. Codes: those of read_user_file and check_file; disk_full when it has more
/// than `room` bytes.
Result<AttachedFile> look_at_file(const std::string& path, std::uint64_t room);
/// Reads it again and takes its bytes in, aside: no record names them yet. On the thread that owns `files`. Codes besides: disk_full,
/// disk_error, no_access.
Result<AttachedFile> take_file(const std::string& path, FileStore& files);
/// Bytes that may still be written in the folder; the largest number when nobody can say.
std::uint64_t free_bytes(const std::string& dir);

struct DocumentWords {
  Uuid parent;
  std::string name, lang;  ///< the second may be empty
};
/// Makes the document of a file that was taken in. Its record, its bytes and the note that they are to go to the server come together, or
/// none of them; then nothing lies aside any more. The caller has its user's word that no personal case data are in it. On the replica's
/// thread. Codes: those of parse_value, about the name; those of Replica::create; disk_full, disk_error.
Result<Uuid> make_document(Replica& replica, const AttachedFile& file, const DocumentWords& words);

}  // namespace dialogue
