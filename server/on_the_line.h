// SPDX-License-Identifier: Apache-2.0
// What the front and the encryption before it are made with, and what they count.
#pragma once

#include <memory>
#include <string>
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
http::FrontOptions front_options(const config::Settings& settings, const http::Endpoint& listen, tls::TlsContext* tls);
/// As it is told to people and programs that wait for the server.
std::string url_of(const http::Endpoint& listen, std::uint16_t port, bool encrypted);
/// Each thread would keep the largest request that it ever had, in an arena of its own. Large blocks go back at once.
void give_memory_back();

/// `tls`: null without encryption.
std::vector<net::Reading> line_readings(const http::FrontStats& front, const tls::TlsContext* tls);

}  // namespace dialogue
