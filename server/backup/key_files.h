// SPDX-License-Identifier: Apache-2.0
// The key pair of encrypted backups. The secret stays with the Secretariat, away from the server, which has the public key alone.
#pragma once

#include <string>

#include "shared/base/clock.h"
#include "shared/base/sealed.h"

namespace dialogue::backup {

/// Makes FILE (the secret, 0600) and FILE.pub, both new. Returns the public key in hex. Throws Failure: file_exists, disk_full, no_access,
/// not_found.
std::string make_key_files(const std::string& file, Random& random);
/// 32 bytes. Throws Failure: no_file, not_a_key (args: the file).
std::string read_public_key(const std::string& file);
/// "-" is standard input. Throws Failure: no_file, not_a_key, key_is_open (others may read the file; args: the file).
SealKeys read_secret_key(const std::string& file);
/// What a file or standard input held.
SealKeys parse_secret_key(const std::string& text, const std::string& named);

}  // namespace dialogue::backup
