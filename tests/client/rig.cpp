// SPDX-License-Identifier: Apache-2.0
#include "tests/client/rig.h"

#include <stdlib.h>

#include <utility>

#include "shared/domain/platform.h"
#include "shared/wire/compress.h"
#include "shared/wire/json.h"
#include "sync/codec.h"
#include "sync/request_token.h"
#include "tests/catch.h"
#include "tests/fakes/enrolled.h"
#include "tests/fakes/proven.h"
#include "tests/fakes/reconcile.h"

namespace dialogue::test {

Folder::Folder() {
  std::string name = (std::filesystem::temp_directory_path() / "dialogue-XXXXXX").string();
  if (!::mkdtemp(name.data())) throw Failure({"no_access", "", {}, "temporary folder"});
  path_ = name;
}

Folder::~Folder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

Result<SyncResponse> Line::answer(const WireRequest& request) {
  const auto json = unpack(request.body, 16u << 20);
  if (!json) return json.error();
  auto wanted = decode_sync_request(*json);
  if (!wanted) return wanted.error();
  wanted->protocol = speaks;
  const auto token = read_request_token(request.authorization);
  const auto key = token ? service_->device_key(token->device) : std::nullopt;
  const Error bad{"bad_authorization", "", {}, {}};
  if (!key) return bad;
  const auto said = request_signing_bytes(*token, request.method, request.path, blake2b(request.body));
  if (!ed25519_verifier().verify(key->key, said, token->signature)) return bad;
  return service_->sync(token->device, *wanted);
}

Result<WireReply> Line::carry(const WireRequest& request) {
  if (request.path == "/v1/enrol") return proven_enrolment(request, service_->enrol(decode_enrol_request(request.body).take()));
  const auto response = answer(request);
  if (!response) return response.error();
  SyncResponse said = *response;
  if (change) std::exchange(change, nullptr)(said);
  return proven_reply(request, {200, std::string(packed_media_type), pack(encode(said))});
}

Server::Server() : keys(Keys::fresh(random, clock.now)) {
  restart();
  service->admin().init("Dialogue").take();
}

void Server::restart() {
  service.reset();
  writer = std::make_unique<InlineWriter>(store);
  service = Service::open({store, platform(), keys, clock, random, ed25519_verifier(), *writer}).take();
}

Uuid Server::organisation(const char* name, const char* kind, const char* country) {
  return service->admin().add_org(name, kind, country).take();
}

Uuid Server::person(const char* name, const Uuid& org, const char* role) {
  const Uuid id = service->admin().add_person(name, org, std::string(name) + "@example.org").take();
  service->admin().grant(id, role, "all", "").take();
  return id;
}

Device::Device(Server& of, const Uuid& person) : server(of), line(*of.service) {
  replica = Replica::open(folder.path(), options()).take();
  const std::string code = server.service->admin().enrol_code(person).take();
  const auto request = replica->session().enrol(code, "laptop").take();
  replica->session().take_enrolled("http://server", line.call(request).take()).take();
}

Replica::Options Device::options() {
  Replica::Options out;
  out.clock = &server.clock;
  out.random = &server.random;
  return out;
}

void Device::reopen() {
  replica.reset();
  replica = Replica::open(folder.path(), options()).take();
}

SyncTotals Device::sync() {
  line.reach(*server.service);
  return reconcile(replica->session(), line).take();
}

Raw Device::cell(const Uuid& id, std::string_view path) {
  const Record record = get(id);
  const auto it = record.cells.find(path);
  return it == record.cells.end() ? Raw() : it->second;
}

void check_whole(Device& device) {
  const auto report = device.replica->verify().take();
  INFO((report.findings.empty() ? std::string() : report.findings.front()));
  CHECK(report.ok);
}

std::unique_ptr<Replica> replica_in_memory() {
  Replica::Options options;
  options.memory = true;
  auto replica = Replica::open("", options).take();
  enrol_without_server(replica->session());
  return replica;
}

Raw text(std::string_view plain) { return json::quote(plain); }

}  // namespace dialogue::test
