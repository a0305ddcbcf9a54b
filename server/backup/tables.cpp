// SPDX-License-Identifier: Apache-2.0
// The tables inside a backup, as JSON.
#include "server/backup/reading.h"

#include <cstdint>
#include "server/backup/fields.h"

namespace dialogue::backup {
namespace {

[[noreturn]] void bad() { throw Failure(Error{"damaged", "", {}, "a table of a backup"}); }

json::Document parsed(std::string_view text) {
  json::Limits limits;
  limits.bytes = limits.string = text.size();
  auto document = json::Document::parse(text, limits);
  if (!document || !document->root().is_array()) bad();
  return std::move(*document);
}

}  // namespace

std::string encode(const std::vector<PackedDocument>& table) {
  json::Writer out;
  out.begin_array();
  for (const auto& document : table) {
    out.begin_object().key("sha256").string(document.sha256).key("size").number(document.size).key("pieces").number(document.pieces);
    out.key("materials").begin_array();
    for (const auto& material : document.materials) out.string(material.text());
    out.end_array().end_object();
  }
  return out.end_array().take();
}

std::vector<PackedDocument> decode_documents(std::string_view text) {
  std::vector<PackedDocument> out;
  const auto document = parsed(text);
  for (const auto each : document.root().elements()) {
    PackedDocument packed{text_at(each, "sha256"), number_at(each, "size"), number_at(each, "pieces"), {}};
    // The name becomes a file's name.
    if (packed.sha256.size() != 64 || packed.sha256.find_first_not_of("0123456789abcdef") != std::string::npos) bad();
    const auto materials = each.find("materials");
    if (!materials) bad();
    for (const auto material : materials->elements()) {
      const auto id = Uuid::parse(material.string().value_or(""));
      if (!id) bad();
      packed.materials.push_back(*id);
    }
    out.push_back(std::move(packed));
  }
  return out;
}

std::string encode(const SmallFiles& files) {
  json::Writer out;
  out.begin_array();
  for (const auto& [name, content] : files) out.begin_object().key("name").string(name).key("content").string(b64(content)).end_object();
  return out.end_array().take();
}

SmallFiles decode_files(std::string_view text) {
  SmallFiles out;
  const auto document = parsed(text);
  for (const auto each : document.root().elements()) {
    std::string content;
    if (!unb64(text_at(each, "content"), content)) bad();
    out.emplace_back(text_at(each, "name"), std::move(content));
  }
  return out;
}

}  // namespace dialogue::backup
