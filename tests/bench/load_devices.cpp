// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/load_devices.h"

#include <algorithm>
#include <filesystem>
#include <stdexcept>

#include "server/service/service.h"
#include "server/store/document_folder.h"
#include "server/store/key_file.h"
#include "server/store/sqlite/sqlite_store.h"
#include "shared/base/clock.h"
#include "shared/base/hash.h"
#include "shared/domain/platform.h"
#include "sync/codec.h"
#include "sync/request_token.h"
#include "sync/wire_form.h"

namespace dialogue::bench {
namespace {

constexpr std::size_t people = 100;

EnrolResponse enrolled(Service& service, const Uuid& person, const Uuid& device, Ed25519Signer& signer) {
  EnrolRequest wanted;
  wanted.code = service.admin().enrol_code(person).take();
  wanted.device = device;
  const auto key = signer.public_key();
  wanted.key.assign(key.begin(), key.end());
  wanted.name = "laptop";
  wanted.proof = raw(signer.sign(wanted.code + wanted.key));
  auto told = service.enrol(wanted);
  if (told.error) throw std::runtime_error("enrol: " + told.error->code);
  return told;
}

/// What the device says when it has all there is.
SyncRequest up_to_date(Service& service, const Uuid& device, const Epoch& epoch) {
  SyncRequest wanted;
  wanted.epoch = epoch;
  for (;;) {
    const SyncResponse answer = service.sync(device, wanted);
    if (answer.error) throw std::runtime_error("sync: " + answer.error->code);
    if (!answer.cursor.empty()) wanted.cursor = answer.cursor;
    if (!answer.more) return wanted;
  }
}

}  // namespace

LoadDevices::LoadDevices(const std::string& folder, std::size_t devices) {
  std::filesystem::create_directories(folder);
  std::filesystem::permissions(folder, std::filesystem::perms::owner_all);
  DocumentFolder::prepare(folder + "/files").take();
  const Keys keys = load_keys(folder + "/keys", system_clock(), system_random(), true);
  line_seed_ = keys.line_seed;
  SqliteStore store(folder, platform());
  InlineWriter writer(store);
  const auto service = Service::open({store, platform(), keys, system_clock(), system_random(), ed25519_verifier(), writer}).take();
  auto& admin = service->admin();
  admin.init("Load").take();
  const Uuid organisation = admin.add_org("Asylum authority", "asylum_authority", "TD").take();
  std::vector<Uuid> persons;
  for (std::size_t i = 0; i < people; ++i) {
    persons.push_back(admin.add_person("Person " + std::to_string(i), organisation, "").take());
    admin.grant(persons.back(), "FP", "all", "").take();
  }
  Epoch epoch;
  for (std::size_t i = 0; i < devices; ++i) {
    auto signer = std::make_unique<Ed25519Signer>(raw(blake2b("load " + std::to_string(i))));
    const Uuid id = Uuid::derived("device", "load " + std::to_string(i));
    const auto told = enrolled(*service, persons[i % people], id, *signer);
    epoch = told.epoch;
    devices_.push_back({id, std::move(signer), {}, {}, static_cast<std::uint8_t>(keys.next_line_key()[0]), 0});
  }
  for (auto& device : devices_) {
    const SyncRequest wanted = up_to_date(*service, device.id, epoch);
    WireRequest packed = packed_request("/v1/sync", encode(wanted));
    type_ = packed.content_type;
    device.body = std::move(packed.body);
    device.target = "/v1/live?cursor=" + b64(wanted.cursor);
  }
}

std::string LoadDevices::signed_head(Device& device, const std::string& method, const std::string& target, const std::string& body) {
  device.last_ms = std::max(device.last_ms + 1, system_clock().unix_ms());
  RequestToken token{2, device.id, device.last_ms, device.mark, {}};
  token.signature = raw(device.signer->sign(request_signing_bytes(token, method, target, blake2b(body))));
  return method + " " + target + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + encode(token) + "\r\n";
}

std::string LoadDevices::sync(std::size_t device, bool close) {
  auto& from = devices_.at(device);
  return signed_head(from, "POST", "/v1/sync", from.body) + (close ? "Connection: close\r\n" : "") + "Content-Type: " + type_ +
         "\r\nContent-Length: " + std::to_string(from.body.size()) + "\r\n\r\n" + from.body;
}

std::string LoadDevices::live(std::size_t device) {
  auto& from = devices_.at(device);
  return signed_head(from, "GET", from.target, "") + "\r\n";
}

}  // namespace dialogue::bench
