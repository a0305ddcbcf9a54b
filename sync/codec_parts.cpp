// SPDX-License-Identifier: Apache-2.0
#include "sync/codec_parts.h"

#include <optional>

namespace dialogue::codec {

Value need(const Value& object, std::string_view key) {
  auto found = object.find(key);
  if (!found) throw Bad{"a member is missing"};
  return *found;
}

std::string need_string(const Value& value) {
  auto s = value.string();
  if (!s) throw Bad{"not a string"};
  return std::move(*s);
}

std::uint64_t need_u53(const Value& value) {
  auto n = value.u53();
  if (!n) throw Bad{"not a whole number"};
  return *n;
}

std::int64_t need_i53(const Value& value) {
  auto n = value.i53();
  if (!n) throw Bad{"not a whole number"};
  return *n;
}

Uuid need_uuid(const Value& value) {
  auto id = Uuid::parse(need_string(value));
  if (!id) throw Bad{"not an id"};
  return *id;
}

std::string need_bytes(const Value& value, std::size_t size) {
  std::string out;
  if (!unb64(need_string(value), out) || (size != 0 && out.size() != size)) throw Bad{"not bytes in base64url"};
  return out;
}

std::string need_hex16(const Value& value) {
  auto s = need_string(value);
  if (s.size() != 16 || s.find_first_not_of("0123456789abcdef") != std::string::npos) throw Bad{"not 16 hex digits"};
  return s;
}

std::uint64_t need_hex64(const Value& value) {
  std::uint64_t n = 0;
  for (char c : need_hex16(value)) n = n << 4 | static_cast<std::uint64_t>(c <= '9' ? c - '0' : c - 'a' + 10);
  return n;
}

std::uint64_t u53_or(const Value& object, std::string_view key, std::uint64_t fallback) {
  auto found = object.find(key);
  return found ? need_u53(*found) : fallback;
}

std::int64_t i53_or(const Value& object, std::string_view key, std::int64_t fallback) {
  auto found = object.find(key);
  return found ? need_i53(*found) : fallback;
}

std::string string_or(const Value& object, std::string_view key) {
  auto found = object.find(key);
  return found ? need_string(*found) : std::string();
}

std::string bytes_or(const Value& object, std::string_view key) {
  auto found = object.find(key);
  return found ? need_bytes(*found, 0) : std::string();
}

std::string hex64(std::uint64_t n) {
  std::string out(16, '0');
  for (int i = 15; i >= 0; --i, n >>= 4) out[static_cast<std::size_t>(i)] = "0123456789abcdef"[n & 15];
  return out;
}

void write_error(Writer& out, const Error& error) {
  out.begin_object();
  out.key("c"), out.string(error.code);
  if (!error.field.empty()) out.key("f"), out.string(error.field);
  if (!error.args.empty()) {
    out.key("a"), out.begin_array();
    for (const auto& arg : error.args) out.string(arg);
    out.end_array();
  }
  out.end_object();
}

Error read_error(const Value& value) {
  if (!value.is_object()) throw Bad{"not an error"};
  Error error{need_string(need(value, "c")), string_or(value, "f"), {}, {}};
  if (auto args = value.find("a"))
    for (const auto& arg : args->elements()) error.args.push_back(need_string(arg));
  return error;
}

void write_receipt(Writer& out, const Receipt& r) {
  out.begin_object();
  out.key("i"), out.string(r.incarnation);
  out.key("n"), out.number(r.from);
  if (r.count != 1) out.key("k"), out.number(r.count);
  out.key("q"), out.number(r.seq);
  if (r.verdict != Verdict::applied) out.key("d"), out.number(static_cast<std::uint64_t>(r.verdict));
  if (!r.proposed.empty()) {
    out.key("p"), out.begin_array();
    for (const auto& path : r.proposed) out.string(path);
    out.end_array();
  }
  if (!r.proposal.is_nil()) out.key("r"), out.string(r.proposal.text());
  if (r.error) out.key("e"), write_error(out, *r.error);
  if (!r.life.empty()) out.key("l"), out.string(r.life);
  out.key("m"), out.string(b64(r.mac));
  out.end_object();
}

Receipt read_receipt(const Value& value) {
  if (!value.is_object()) throw Bad{"not a receipt"};
  Receipt r;
  r.incarnation = need_hex16(need(value, "i"));
  r.from = need_u53(need(value, "n"));
  r.count = u53_or(value, "k", 1);
  r.seq = need_u53(need(value, "q"));
  const auto verdict = u53_or(value, "d", 0);
  if (verdict > static_cast<std::uint64_t>(Verdict::parked) || r.count == 0 || (r.count > 1 && verdict != 0)) throw Bad{"not a verdict"};
  r.verdict = static_cast<Verdict>(verdict);
  if (auto paths = value.find("p"))
    for (const auto& path : paths->elements()) r.proposed.push_back(need_string(path));
  if (auto id = value.find("r")) r.proposal = need_uuid(*id);
  if (auto error = value.find("e")) r.error = read_error(*error);
  if (auto life = value.find("l")) r.life = need_hex16(*life);
  r.mac = need_bytes(need(value, "m"), 16);
  return r;
}

}  // namespace dialogue::codec
