// SPDX-License-Identifier: Apache-2.0
#include "tests/released/stage.h"

#include <stdlib.h>
#include <zstd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

#include "server/store/key_file.h"
#include "shared/base/hash.h"
#include "shared/domain/platform.h"
#include "shared/wire/json.h"

namespace dialogue::released {

TempFolder::TempFolder() {
  std::string name = (std::filesystem::temp_directory_path() / "dialogue-released-XXXXXX").string();
  if (!::mkdtemp(name.data())) throw Failure({"no_access", "", {}, "temporary folder"});
  path_ = name;
}

TempFolder::~TempFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

Server::Server(const std::string& folder, test::FakeClock& clock, std::uint64_t seed)
    : clock_(clock),
      random_(seed),
      keys_(load_keys(folder + "/keys", clock_, random_, true)),
      store_(folder, platform()),
      writer_(store_),
      files_(folder + "/files") {
  service_ = Service::open({store_, platform(), keys_, clock_, random_, ed25519_verifier(), writer_}).take();
  context_.reset(new api::Context{
      *service_, clock_, ed25519_verifier(), {*service_, files_}, api::AnswerKeys(std::make_unique<Ed25519Signer>(keys_.line_seed))});
}

WireReply Server::call(const WireRequest& request) {
  const auto answer = api::dispatch(*context_, {request.method, request.path, request.content_type, request.authorization, request.body});
  return {answer.status, answer.content_type, answer.body, answer.proof};
}

Uuid Server::person(const std::string& name, const Uuid& org, const std::string& role) {
  const Uuid id = service_->admin().add_person(name, org, "").take();
  service_->admin().grant(id, role, "all", "").take();
  return id;
}

std::string as_lines(const std::vector<Exchange>& exchanges) {
  std::string out;
  for (const auto& [request, reply] : exchanges) {
    json::Writer line;
    line.begin_object();
    line.key("method").string(request.method).key("path").string(request.path).key("type").string(request.content_type);
    line.key("authorization").string(request.authorization).key("body").string(b64(request.body));
    line.key("status").number(static_cast<std::int64_t>(reply.status)).key("answer_type").string(reply.content_type);
    line.key("answer").string(b64(reply.body));
    out += line.end_object().take() + "\n";
  }
  return out;
}

std::vector<Exchange> from_lines(const std::string& lines) {
  std::vector<Exchange> out;
  std::istringstream in(lines);
  for (std::string line; std::getline(in, line);) {
    const auto document = json::Document::parse(line).take();
    const auto text = [&](std::string_view key) { return document.root().find(key)->string().value_or(""); };
    const auto bytes = [&](std::string_view key) {
      std::string raw_bytes;
      unb64(text(key), raw_bytes);
      return raw_bytes;
    };
    Exchange one;
    one.request = {text("method"), text("path"), text("type"), text("authorization"), bytes("body")};
    one.reply = {static_cast<int>(document.root().find("status")->u53().value_or(0)), text("answer_type"), bytes("answer")};
    out.push_back(std::move(one));
  }
  return out;
}

Wire::Wire(Server& server)
    : FakeTransport([this, &server](const WireRequest& request) {
        said.push_back({request, server.call(request)});
        return said.back().reply;
      }) {}

std::unique_ptr<Replica> open_replica(const std::string& folder, test::FakeClock& clock, test::FakeRandom& random, const Domain* domain) {
  Replica::Options options;
  options.clock = &clock;
  options.random = &random;
  options.domain = domain;
  return Replica::open(folder, options).take();
}

void enrol(Replica& replica, Server& server, const Uuid& person) {
  const auto code = server.service().admin().enrol_code(person).take();
  const auto request = replica.session().enrol(code, "laptop").take();
  replica.session().take_enrolled("http://127.0.0.1:1", server.call(request)).take();
}

std::string read_bytes(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw Failure({"not_found", "", {path}, ""});
  return {std::istreambuf_iterator<char>(in), {}};
}

void write_bytes(const std::string& path, const std::string& bytes) { std::ofstream(path, std::ios::binary) << bytes; }

std::string shrink(const std::string& bytes) {
  std::string out(ZSTD_compressBound(bytes.size()), '\0');
  out.resize(ZSTD_compress(out.data(), out.size(), bytes.data(), bytes.size(), 19));
  return out;
}

std::string grow(const std::string& bytes) {
  std::string out(ZSTD_getFrameContentSize(bytes.data(), bytes.size()), '\0');
  const auto size = ZSTD_decompress(out.data(), out.size(), bytes.data(), bytes.size());
  if (ZSTD_isError(size) || size != out.size()) throw Failure({"damaged", "", {}, "not a frame"});
  return out;
}

std::string view_of(Replica& replica, const std::vector<std::string>& kinds) {
  std::vector<std::string> lines;
  for (const auto& kind : kinds) {
    ListQuery all;
    all.deleted = true;
    const auto keys = replica.keys(kind, all).take();
    for (const auto& row : replica.rows(kind, keys, {}).take()) {
      const auto record = replica.get(row.id).take();
      std::string line = kind + " " + row.id.text();
      for (const auto& [path, value] : record.cells) line += " " + path + "=" + value;
      lines.push_back(std::move(line));
    }
  }
  std::sort(lines.begin(), lines.end());
  std::string out;
  for (const auto& line : lines) out += line + "\n";
  return out;
}

const std::vector<std::string>& stored_kinds() {
  static const std::vector<std::string> kinds{"support_request", "support_offer", "comment", "translation", "proposal", "meeting"};
  return kinds;
}

}  // namespace dialogue::released
