// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>

#include "server/service/admin/administration.h"

namespace dialogue::admin {

/// Stores a file's bytes for a material's record, as an upload would.
using PutFile = std::function<Status(const Uuid& material, const std::string& sha256, const std::string& bytes)>;

/// Fills a new platform with the demonstration platform: invented people of organisations that could be, requests, offers, pledges and a
/// meeting in various states. Its people do everything under the usual rules. So what comes out is what real work would leave.
Status make_demo(Administration& admin, const InitDone& platform, const PutFile& put_file);

}  // namespace dialogue::admin
