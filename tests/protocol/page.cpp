// SPDX-License-Identifier: Apache-2.0
#include "tests/protocol/page.h"

#include <nlohmann/json.hpp>
#include <regex>

#include "shared/base/hash.h"
#include "shared/wire/compress.h"

namespace dialogue::test {

namespace {

using Json = nlohmann::ordered_json;

const std::string begins = "<!-- made: ", begun = " -->\n", ends = "<!-- end -->";
constexpr std::size_t widest = 165, longest_code = 44, code_kept = 20;

std::string cut(const std::string& text) {
  if (text.size() <= longest_code || text.find(' ') != std::string::npos) return text;
  return text.substr(0, code_kept) + "… (" + std::to_string(text.size()) + ")";
}

void cut_codes(Json& value) {
  if (value.is_string()) value = cut(value.get<std::string>());
  if (value.is_structured())
    for (auto& item : value) cut_codes(item);
}

std::string laid_out(const Json& value, std::size_t indent) {
  const auto flat = value.dump();
  if (!value.is_structured() || value.empty() || flat.size() + indent <= widest) return flat;
  std::string out;
  for (auto it = value.begin(); it != value.end(); ++it) {
    out += (out.empty() ? "" : ",\n") + std::string(indent + 1, ' ');
    if (value.is_object()) out += Json(it.key()).dump() + ":";
    out += laid_out(*it, indent + 1);
  }
  return (value.is_object() ? "{\n" : "[\n") + out + "\n" + std::string(indent, ' ') + (value.is_object() ? "}" : "]");
}

/// Another library decides what a body packs to, and with it the mark of a request. On the page the mark is always the same.
std::string with_one_mark(const std::string& json) {
  static const std::regex mark("\"q\":[0-9]+\\}$");
  return std::regex_replace(json, mark, "\"q\":12345}");
}

std::string body(const std::string& type, const std::string& bytes) {
  if (bytes.empty()) return {};
  if (type == packed_media_type) return "\n" + shown_json(with_one_mark(unpack(bytes, 16u << 20).take())) + "\n";
  if (type.find("json") != std::string::npos) return "\n" + shown_json(bytes) + "\n";
  return "\n" + (type.starts_with("text/") ? bytes : std::to_string(bytes.size()) + " bytes\n");
}

std::string type_line(const std::string& type) {
  if (type.empty()) return {};
  return "Content-Type: " + type + (type == packed_media_type ? "  (packed, in JSON:)" : "") + "\n";
}

}  // namespace

std::map<std::string, std::string> blocks_of(const std::string& page) {
  std::map<std::string, std::string> out;
  for (auto at = page.find(begins); at != std::string::npos; at = page.find(begins, at)) {
    const auto name_at = at + begins.size(), name_end = page.find(begun, at), end = page.find(ends, at);
    if (name_end == std::string::npos || end == std::string::npos) break;
    const auto text_at = name_end + begun.size();
    out[page.substr(name_at, name_end - name_at)] = page.substr(text_at, end - text_at);
    at = end;
  }
  return out;
}

std::string with_blocks(const std::string& page, const std::map<std::string, std::string>& blocks) {
  std::string out = page;
  for (const auto& [name, text] : blocks) {
    const auto mark = begins + name + begun;
    const auto at = out.find(mark);
    if (at == std::string::npos) continue;
    const auto text_at = at + mark.size();
    out.replace(text_at, out.find(ends, text_at) - text_at, text);
  }
  return out;
}

std::string shown_json(const std::string& json) {
  Json value = Json::parse(json);
  cut_codes(value);
  return laid_out(value, 0);
}

std::string shown_bytes(std::string_view bytes, std::size_t most) {
  std::string out;
  const auto digits = hex(bytes.substr(0, most));
  for (std::size_t i = 0; i < digits.size(); i += 8) out += (out.empty() ? "" : " ") + digits.substr(i, 8);
  return out + (bytes.size() > most ? " …" : "");
}

std::string shown(const net::Request& request) {
  std::string out = "```http\n" + request.method + " " + request.target.substr(0, request.target.find("cursor=")) +
                    (request.target.find("cursor=") == std::string::npos ? "" : "cursor=" + cut(std::string(request.query("cursor")))) +
                    "\n";
  if (!request.authorization.empty()) out += "Authorization: D2 " + cut(request.authorization.substr(3)) + "\n";
  return out + type_line(request.content_type) + body(request.content_type, request.body) + "```\n";
}

std::string shown(const net::Response& answer) {
  // What is packed differs with the library's version, and so does what proves it.
  const bool packed = answer.content_type.ends_with("+zstd");
  const auto mac = answer.proof.empty() ? "" : answer.proof.substr(2);
  const std::string proof = mac.empty() ? "" : "Dialogue: 2 " + (packed ? "… (" + std::to_string(mac.size()) + ")" : cut(mac)) + "\n";
  return "```http\n" + std::to_string(answer.status) + "\n" + proof + type_line(answer.content_type) +
         body(answer.content_type, answer.body) + "```\n";
}

}  // namespace dialogue::test
