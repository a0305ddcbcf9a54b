// SPDX-License-Identifier: Apache-2.0
#include "server/backup/manifest.h"

#include <algorithm>
#include <cstdint>

#include "server/backup/fields.h"

namespace dialogue::backup {
namespace {

constexpr std::uint64_t format = 1;

[[noreturn]] void bad(const char* what) { throw Failure(Error{"damaged", "", {}, what}); }

std::string bytes_at(const json::Value& root, std::string_view key) {
  std::string out;
  if (!unb64(text_at(root, key), out)) bad("a manifest's bytes");
  return out;
}

ObjectId id_at(const json::Value& root, std::string_view key) {
  const auto bytes = bytes_at(root, key);
  ObjectId out{};
  if (bytes.size() != out.size()) bad("a manifest's object");
  std::copy(bytes.begin(), bytes.end(), out.begin());
  return out;
}

}  // namespace

// One line of JSON, then the hash of it.
std::string encode(const Manifest& m) {
  json::Writer out;
  out.begin_object().key("format").number(format).key("number").number(m.number);
  out.key("at_ms").number(static_cast<std::uint64_t>(std::max<std::int64_t>(m.at_ms, 0))).key("platform").string(m.platform);
  out.key("seq").number(m.seq).key("chain").string(m.chain).key("bytes").number(m.bytes);
  out.key("recipient").string(m.recipient).key("sealed_key").string(b64(m.sealed_key)).key("secret").string(b64(m.secret));
  out.key("database").string(b64(raw(m.database))).key("documents").string(b64(raw(m.documents)));
  out.key("folder").string(b64(raw(m.folder))).end_object();
  const auto line = out.take();
  return line + "\n" + hex(raw(blake2b(line))) + "\n";
}

Manifest decode_manifest(std::string_view text) {
  const auto end = text.find('\n');
  if (end == std::string_view::npos) bad("a manifest is cut off");
  const auto line = text.substr(0, end);
  if (text.substr(end + 1) != hex(raw(blake2b(line))) + "\n") bad("a manifest's hash");
  const auto document = json::Document::parse(line);
  if (!document) bad("a manifest's form");
  const auto root = document->root();
  if (number_at(root, "format") > format) throw Failure(Error{"too_new", "", {}, "a backup of a newer version"});
  Manifest m;
  m.number = number_at(root, "number");
  m.at_ms = static_cast<std::int64_t>(number_at(root, "at_ms"));
  m.platform = text_at(root, "platform");
  m.seq = number_at(root, "seq");
  m.chain = text_at(root, "chain");
  m.bytes = number_at(root, "bytes");
  m.recipient = text_at(root, "recipient");
  m.sealed_key = bytes_at(root, "sealed_key");
  m.secret = bytes_at(root, "secret");
  m.database = id_at(root, "database");
  m.documents = id_at(root, "documents");
  m.folder = id_at(root, "folder");
  return m;
}

}  // namespace dialogue::backup
