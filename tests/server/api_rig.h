// SPDX-License-Identifier: Apache-2.0
// The endpoints over a service in memory, and a device that signs as real ones do.
#pragma once

#include <algorithm>
#include <filesystem>

#include "server/api/context.h"
#include "server/store/document_folder.h"
#include "shared/base/hash.h"
#include "shared/wire/compress.h"
#include "sync/codec.h"
#include "sync/request_token.h"
#include "tests/server/service_rig.h"

namespace dialogue::test {

struct Device {
  Device() : signer(std::string(31, 's') + char('a' + ++made)), id(Uuid::derived("device", std::to_string(made))) {}

  /// Of a time that it never said before.
  std::string authorization(const std::string& method, const std::string& target, const std::string& body) {
    last_ms = std::max(last_ms + 1, system_clock().unix_ms());
    return authorization(method, target, body, last_ms);
  }
  std::string authorization(const std::string& method, const std::string& target, const std::string& body, std::int64_t time_ms) {
    RequestToken token{2, id, time_ms, mark, {}};
    token.signature = raw(signer.sign(request_signing_bytes(token, method, target, blake2b(body))));
    return encode(token);
  }
  /// As a device of protocol 1.
  std::string first_authorization(const std::string& method, const std::string& target, const std::string& epoch, const std::string& body) {
    RequestToken token{1, id, 0, 0, {}};
    token.signature = raw(signer.sign(first_request_signing_bytes(method, target, epoch, blake2b(body))));
    return encode(token);
  }
  EnrolRequest enrolment(const std::string& code) {
    EnrolRequest request;
    request.code = code;
    request.device = id;
    const auto key = signer.public_key();
    request.key.assign(key.begin(), key.end());
    request.name = "laptop";
    request.proof = raw(signer.sign(code + request.key));
    return request;
  }

  static inline int made = 0;
  Ed25519Signer signer;
  Uuid id;
  std::string known_epoch;
  std::uint8_t mark = 0;
  std::int64_t last_ms = 0;
};

struct ApiRig : ServiceRig {
  ApiRig()
      : folder((std::filesystem::temp_directory_path() / "dialogue-api-XXXXXX").string()),
        files((make_folder(folder), folder)),
        context{*service,
                system_clock(),
                ed25519_verifier(),
                {*service, files},
                api::AnswerKeys(std::make_unique<Ed25519Signer>(keys.line_seed))} {}
  ~ApiRig() { std::filesystem::remove_all(folder); }

  static void make_folder(std::string& path) {
    if (!::mkdtemp(path.data()) || !DocumentFolder::prepare(path)) throw std::runtime_error("no folder for the test");
  }

  net::Response enrol(Device& device, const std::string& code) {
    auto answer = api::dispatch(context, {"POST", "/v1/enrol", "application/json", "", encode(device.enrolment(code))});
    if (answer.status != 200) return answer;
    const auto told = decode_enrol_response(answer.body).take();
    device.known_epoch = told.epoch;
    device.mark = static_cast<std::uint8_t>(told.line.next.front());
    return answer;
  }
  /// Signs as a device that is known.
  net::Response call(Device& device, const std::string& method, const std::string& target, const std::string& body = "",
                     const std::string& type = "") {
    return api::dispatch(context, {method, target, type, device.authorization(method, target, body), body});
  }

  std::string folder;
  DocumentFolder files;
  api::Context context;
};

}  // namespace dialogue::test
