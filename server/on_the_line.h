// SPDX-License-Identifier: Apache-2.0
// What the front and the encryption before it are made with, and what they count.
#pragma once

#include <memory>
#include <vector>

#include "server/config/settings.h"
#include "server/http/front.h"
#include "server/net/metrics.h"
#include "server/service/ports/keys.h"
#include "server/tls/tls_context.h"

namespace dialogue {

/// Encrypts what is accepted, where that is wanted. Null otherwise.
Result<std::unique_ptr<tls::TlsContext>> encryption(const config::Settings& settings, const Keys& keys);

/// `tls`: null without encryption.
std::vector<net::Reading> line_readings(const http::FrontStats& front, const tls::TlsContext* tls);

}  // namespace dialogue
