// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/bench_server.h"

#include <filesystem>
#include <fstream>
#include <iostream>

#include "server/http/backend_link.h"
#include "server/store/key_file.h"
#include "tests/bench/bench_domain.h"

namespace dialogue::bench {

namespace {

const std::string& prepared(const std::string& dir) {
  std::filesystem::create_directories(dir);
  DocumentFolder::prepare(dir + "/files").take();
  return dir;
}

void die(const Error& error) {
  std::cerr << "not durable: " << error.code << "\n";
  std::_Exit(1);
}

std::unique_ptr<Service> opened(const Keys& keys, SqliteStore& store, Writer& writer) {
  Quotas quotas;
  quotas.changes_a_minute = 0;
  quotas.changes = {};
  return Service::open({store, bench_domain(), keys, system_clock(), system_random(), ed25519_verifier(), writer, quotas}).take();
}

}  // namespace

BenchServer::BenchServer(const std::string& dir, std::uint16_t port)
    : dir_(prepared(dir)),
      keys_(load_keys(dir + "/keys", system_clock(), system_random(), true)),
      store_(dir, bench_domain()),
      files_(dir + "/files"),
      writer_(store_, die),
      service_(opened(keys_, store_, writer_)),
      context_{*service_,
               system_clock(),
               ed25519_verifier(),
               {*service_, files_},
               api::AnswerKeys(std::make_unique<Ed25519Signer>(keys_.line_seed))},
      backend_(limits_, [this](const net::Request& request) { return answer(request); }),
      front_(
          {.listen = {"127.0.0.1", port}, .limits = limits_}, [this] { return http::unix_links(backend_.socket_path(), limits_)(); },
          system_clock(), system_random()) {}

BenchServer::~BenchServer() {
  front_.stop();
  backend_.stop();
}

void BenchServer::stage(const std::vector<std::string>& names) {
  Administration& admin = service_->admin();
  admin.init("Bench").take();
  const Uuid organisation = admin.add_org("Asylum authority", "asylum_authority", "TD").take();
  std::filesystem::create_directories(dir_ + "/codes");
  for (const auto& name : names) {
    const Uuid person = admin.add_person("Person " + name, organisation, "").take();
    admin.grant(person, "FP", "all", "").take();
    std::ofstream(dir_ + "/codes/" + name) << admin.enrol_code(person).take() << "\n";
  }
}

void BenchServer::start() {
  backend_.start().take();
  seen_ = service_->head();
  front_.start().take();
}

net::Response BenchServer::answer(const net::Request& request) {
  auto response = api::dispatch(context_, request);
  const auto head = service_->head();
  if (seen_.exchange(head) != head) front_.notify();
  return response;
}

}  // namespace dialogue::bench
