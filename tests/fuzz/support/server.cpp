// SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/support/server.h"

#include <filesystem>

#include "shared/base/hash.h"
#include "shared/domain/platform.h"
#include "shared/wire/json.h"
#include "tests/fuzz/support/expect.h"
#include "tests/fuzz/support/scratch.h"

namespace dialogue::fuzz {

namespace {

std::unique_ptr<Service> open(ServerStore& store, Platform& of, Random& random, Writer& writer) {
  return Service::open({store, platform(), of.keys, of.clock, random, of.verifier, writer}).take();
}

}  // namespace

Platform& Platform::made() {
  static Platform all;
  return all;
}

Platform::Platform() : keys(Keys::fresh(random, clock.now)) {
  InlineWriter writer(store);
  const auto service = open(store, *this, random, writer);
  auto& admin = service->admin();
  admin.init("Fuzzed platform").take();
  organisation = admin.add_org("Authority", "asylum_authority", "TD").take();
  person = admin.add_person("Focal point", organisation, "fp@example.org").take();
  admin.grant(person, "FP", "all", "").take();
  admin.grant(person, "OL", "all", "").take();
  device = Uuid::derived("device", "fuzz");
  EnrolRequest enrolment;
  enrolment.code = admin.enrol_code(person).take();
  enrolment.device = device;
  enrolment.key.assign(32, 'k');
  enrolment.name = "laptop";
  enrolment.proof.assign(64, 'p');
  expect(!service->enrol(enrolment).error);
  code = admin.enrol_code(person).take();
  request = admin.create_as(person, "support_request", {{"title", json::quote("Interpreters")}}).take();
  material = admin
                 .create_as(person, "material",
                            {{"parent", json::quote(request.text())},
                             {"name", "\"a.txt\""},
                             {"media_type", "\"text/plain\""},
                             {"sha256", json::quote(hex(raw(sha256("twelve bytes"))))},
                             {"size", "12"},
                             {"declaration_no_personal_case_data", "true"}})
                 .take();
  folder = scratch("files");
  DocumentFolder::prepare(folder).take();
}

Server::Server(Platform& of)
    : platform(of),
      store(of.store),
      writer(store),
      service(open(store, of, random, writer)),
      files(of.folder),
      context{*service, of.clock, of.verifier, {*service, files}, api::AnswerKeys(std::make_unique<Ed25519Signer>(of.keys.line_seed))} {}

}  // namespace dialogue::fuzz
