// SPDX-License-Identifier: Apache-2.0
// A small platform in memory, made once and copied for each input: one coordinator, one focal point with a device, a request, a material.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "server/api/context.h"
#include "server/service/service.h"
#include "server/store/document_folder.h"
#include "shared/domain/platform.h"
#include "tests/fakes/clock.h"
#include "tests/fakes/memory_server_store.h"
#include "tests/fakes/random.h"

namespace dialogue::fuzz {

/// Believes every signature of the right size, because what it guards is fuzzed.
class BelievingVerifier final : public Verifier {
 public:
  bool verify(std::string_view key, std::string_view, std::string_view signature) override {
    return key.size() == 32 && signature.size() == 64;
  }
};

/// The ids are the same in every build and run.
struct Platform {
  Platform();
  static Platform& made();

  test::FakeClock clock{1'806'400'000'000};
  test::FakeRandom random;
  BelievingVerifier verifier;
  Keys keys;
  MemoryServerStore store{platform()};
  Uuid organisation, person, device, request, material;
  std::string code, folder;
};

/// A copy of it, open.
struct Server {
  explicit Server(Platform& of = Platform::made());
  std::uint64_t head() { return service->head(); }

  Platform& platform;
  test::FakeRandom random;
  MemoryServerStore store;
  InlineWriter writer;
  std::unique_ptr<Service> service;
  DocumentFolder files;
  api::Context context;
};

}  // namespace dialogue::fuzz
