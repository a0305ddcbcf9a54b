// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sys/socket.h>

#include <optional>
#include <string>
#include <string_view>

namespace dialogue::net {

/// Whom shares are counted for: the 4 bytes of an IPv4 address, or the 8 of an IPv6 network (/64), because who has one address of it has
/// all. An IPv4 address written as one of IPv6 is itself. Empty = not known, as on a socket of the file system.
using AddressKey = std::string;

AddressKey address_key(const sockaddr_storage& address);
/// Of an address as people write it, without a port; nothing when it is none.
std::optional<AddressKey> address_key(std::string_view text);
/// Of the raw 4 or 16 bytes.
AddressKey address_key_of_bytes(std::string_view bytes);

}  // namespace dialogue::net
