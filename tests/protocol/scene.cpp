// SPDX-License-Identifier: Apache-2.0
#include "tests/protocol/scene.h"
#include "shared/domain/platform.h"
#include "tests/fakes/reconcile.h"

#include <stdlib.h>

#include <filesystem>

namespace dialogue::test {

namespace fs = std::filesystem;

Scene::Scene() : keys(Keys::fresh(random, clock.now)) {
  root_ = (fs::temp_directory_path() / "dialogue-protocol-XXXXXX").string();
  if (!::mkdtemp(root_.data())) throw Failure(Error{"no_access", "", {}, "temporary folder"});
  fs::create_directory(root_ + "/server");
  serve();
}

Scene::~Scene() {
  stop();
  std::error_code ignored;
  fs::remove_all(root_, ignored);
}

void Scene::serve() {
  SqliteStoreOptions options;
  options.mark = false;
  store_ = std::make_unique<SqliteStore>(root_ + "/server", platform(), options);
  writer_ = std::make_unique<InlineWriter>(*store_);
  service = Service::open({*store_, platform(), keys, clock, random, ed25519_verifier(), *writer_}).take();
  DocumentFolder::prepare(root_ + "/files").take();
  files_ = std::make_unique<DocumentFolder>(root_ + "/files");
  context.reset(new api::Context{
      *service, clock, ed25519_verifier(), {*service, *files_}, api::AnswerKeys(std::make_unique<Ed25519Signer>(keys.line_seed))});
}

void Scene::stop() {
  context.reset();
  service.reset();
  writer_.reset();
  store_.reset();
}

void Scene::keep_copy() {
  stop();
  fs::copy(root_ + "/server", root_ + "/copy", fs::copy_options::recursive | fs::copy_options::overwrite_existing);
  serve();
}

void Scene::restore() {
  stop();
  fs::remove_all(root_ + "/server");
  fs::copy(root_ + "/copy", root_ + "/server", fs::copy_options::recursive);
  {
    SqliteStoreOptions options;
    options.mark = false;
    SqliteStore store(root_ + "/server", platform(), options);
    store.begin();
    store.set_meta("restored", "1");
    store.commit();
  }
  serve();
}

Laptop::Laptop(Scene& scene)
    : FakeTransport([this, &scene](const WireRequest& request) {
        const net::Request asked{request.method, request.path, request.content_type, request.authorization, request.body};
        auto answer = scene.call(asked);
        said.push_back({asked, answer});
        return WireReply{answer.status, answer.content_type, answer.body, answer.proof};
      }),
      scene_(scene) {
  Replica::Options options;
  options.clock = &clock_;
  options.random = &scene.random;
  options.memory = true;
  replica = Replica::open("", options).take();
}

void Laptop::enrol(const std::string& code) {
  const auto request = replica->session().enrol(code, "laptop").take();
  replica->session().take_enrolled("https://dialogue.example", call(request).take()).take();
}

void Laptop::sync() { reconcile(replica->session(), *this).take(); }

}  // namespace dialogue::test
