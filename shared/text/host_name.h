// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace dialogue {

/// A host's name as the network knows it: lower case, names of other scripts as UTS 46 maps them ("bücher.example" is
/// "xn--bcher-kva.example"). A full stop at the end goes. Nothing: it is no host's name.
std::optional<std::string> ascii_host_name(std::string_view name);

/// Whether the host is this computer, whatever the network says: "localhost" and names below it in small letters, 127.0.0.0/8, ::1.
bool is_loopback_host(const std::string& host);

}  // namespace dialogue
