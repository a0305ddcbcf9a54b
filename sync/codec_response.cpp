// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <numeric>

#include "sync/codec.h"
#include "sync/codec_parts.h"
#include "sync/places.h"

namespace dialogue {

using namespace codec;

namespace {

void write_numbers(Writer& out, std::string_view key, const std::vector<ScopeId>& numbers) {
  if (numbers.empty()) return;
  out.key(key), out.begin_array();
  for (auto n : numbers) out.number(std::uint64_t{n});
  out.end_array();
}

std::vector<ScopeId> read_numbers(const Value& object, std::string_view key) {
  std::vector<ScopeId> out;
  if (auto array = object.find(key))
    for (const auto& n : array->elements()) out.push_back(static_cast<ScopeId>(std::min<std::uint64_t>(need_u53(n), UINT32_MAX)));
  return out;
}

bool same_group(const Row& a, const Row& b) {
  return a.kind == b.kind && a.facet == b.facet && a.whole == b.whole && a.in == b.in && a.gone == b.gone;
}

// A page is taken as a whole, so its rows may stand in any order. Rows that are alike share one head, which compresses better.
std::vector<std::size_t> by_group(const std::vector<Row>& rows) {
  std::vector<std::size_t> order(rows.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t i, std::size_t j) {
    const Row &a = rows[i], &b = rows[j];
    return std::tie(a.kind, a.facet, a.whole, a.in, a.gone) < std::tie(b.kind, b.facet, b.whole, b.in, b.gone);
  });
  return order;
}

void write_row(Writer& out, const Row& row) {
  out.begin_array();
  out.string(row.id.text());
  out.number(row.seq);
  if (!row.cells.empty()) {
    out.begin_object();
    for (const auto& [path, value] : row.cells) {
      out.key(path);
      if (value.empty())
        out.null();
      else
        out.raw(value);
    }
    out.end_object();
  }
  out.end_array();
}

void write_rows(Writer& out, const std::vector<Row>& rows) {
  if (rows.empty()) return;
  const auto order = by_group(rows);
  out.key("g"), out.begin_array();
  for (std::size_t i = 0; i < order.size();) {
    const Row& head = rows[order[i]];
    out.begin_object();
    out.key("k"), out.string(head.kind);
    if (head.facet != 0) out.key("f"), out.number(static_cast<std::int64_t>(head.facet));
    if (head.whole) out.key("w"), out.number(std::uint64_t{1});
    write_numbers(out, "in", head.in);
    write_numbers(out, "go", head.gone);
    out.key("d"), out.begin_array();
    for (; i < order.size() && same_group(head, rows[order[i]]); ++i) write_row(out, rows[order[i]]);
    out.end_array();
    out.end_object();
  }
  out.end_array();
}

void read_group(const Value& group, std::vector<Row>& rows) {
  Row head;
  head.kind = need_string(need(group, "k"));
  const auto facet = u53_or(group, "f", 0);
  if (facet > 7) throw Bad{"a facet out of range"};
  head.facet = static_cast<int>(facet);
  head.whole = u53_or(group, "w", 0) == 1;
  head.in = read_numbers(group, "in");
  head.gone = read_numbers(group, "go");
  for (const auto& element : need(group, "d").elements()) {
    const auto parts = element.elements();
    auto it = parts.begin();
    if (it == parts.end()) throw Bad{"an empty row"};
    Row row = head;
    row.id = need_uuid(*it);
    if (++it == parts.end()) throw Bad{"a row without a sequence"};
    row.seq = need_u53(*it);
    if (++it != parts.end()) {
      if (!(*it).is_object()) throw Bad{"cells are not an object"};
      for (const auto& [path, value] : (*it).members()) {
        if (path.starts_with(elsewhere)) throw Bad{"a cell named as only replicas name theirs"};
        row.cells.emplace_back(std::string(path), value.is_null() ? Raw() : canonical(value));
      }
    }
    rows.push_back(std::move(row));
  }
}

void write_head(Writer& out, const Head& head) {
  out.key("h"), out.begin_object();
  out.key("q"), out.number(head.seq);
  out.key("h"), out.string(b64(head.hash));
  out.key("s"), out.string(b64(head.signature));
  out.end_object();
}

void write_line(Writer& out, const LineKeys& line) {
  out.key("lk"), out.begin_array(), out.string(b64(line.current)), out.string(b64(line.next));
  if (!line.signature.empty()) out.string(b64(line.signature));
  out.end_array();
  if (!line.number) return;
  out.key("ln"), out.begin_array(), out.number(*line.number);
  if (!line.number_signature.empty()) out.string(b64(line.number_signature));
  out.end_array();
}

void read_number(const Value& root, LineKeys& out) {
  const auto value = root.find("ln");
  if (!value) return;
  const auto parts = value->elements();
  auto it = parts.begin();
  if (it == parts.end()) throw Bad{"no number of the line's keys"};
  out.number = need_u53(*it);
  if (++it != parts.end()) out.number_signature = need_bytes(*it, 64);
}

LineKeys read_line(const Value& root, const Value& value) {
  const auto parts = value.elements();
  auto it = parts.begin();
  LineKeys out;
  if (it == parts.end()) throw Bad{"no key of the line"};
  out.current = need_bytes(*it, 32);
  if (++it == parts.end()) throw Bad{"no next key of the line"};
  out.next = need_bytes(*it, 32);
  if (++it != parts.end()) out.signature = need_bytes(*it, 64);
  read_number(root, out);
  return out;
}

void read_tables(const Value& root, SyncResponse& response) {
  if (auto receipts = root.find("rc"))
    for (const auto& receipt : receipts->elements()) response.receipts.push_back(read_receipt(receipt));
  if (auto groups = root.find("g"))
    for (const auto& group : groups->elements()) read_group(group, response.rows);
  if (auto missing = root.find("ms"))
    for (const auto& pair : missing->elements()) {
      const auto parts = pair.elements();
      auto it = parts.begin();
      if (it == parts.end()) throw Bad{"an empty pair"};
      auto kind = need_string(*it);
      if (++it == parts.end()) throw Bad{"a kind without an id"};
      response.missing.emplace_back(std::move(kind), need_uuid(*it));
    }
  if (auto scopes = root.find("sc")) {
    if (!scopes->is_object()) throw Bad{"scopes are not an object"};
    for (const auto& [name, id] : scopes->members())
      response.scopes.emplace_back(static_cast<ScopeId>(std::min<std::uint64_t>(need_u53(id), UINT32_MAX)), std::string(name));
  }
  if (auto sums = root.find("su"))
    for (const auto& pair : sums->elements()) {
      const auto parts = pair.elements();
      auto it = parts.begin();
      if (it == parts.end()) throw Bad{"an empty sum"};
      const auto scope = static_cast<ScopeId>(std::min<std::uint64_t>(need_u53(*it), UINT32_MAX));
      if (++it == parts.end()) throw Bad{"a scope without a sum"};
      response.sums[scope] = need_hex64(*it);
    }
}

SyncResponse read_response(const Value& root) {
  SyncResponse response;
  response.protocol = static_cast<int>(std::min<std::uint64_t>(u53_or(root, "v", protocol_version), 1'000'000));
  if (auto error = root.find("x")) response.error = read_error(*error);
  response.expected = u53_or(root, "xn", 0);
  response.retry_ms = u53_or(root, "xr", 0);
  if (auto epoch = root.find("e")) response.epoch = need_hex16(*epoch);
  if (auto common = root.find("cm")) response.common = need_u53(*common);
  read_tables(root, response);
  response.left = read_numbers(root, "lf");
  response.refilling = read_numbers(root, "rf");
  if (auto sum = root.find("s")) response.sum = need_hex64(*sum);
  response.cursor = bytes_or(root, "c");
  response.more = u53_or(root, "mo", 0) == 1;
  response.backup_seq = u53_or(root, "bk", 0);
  if (auto head = root.find("h"))
    response.head = Head{need_u53(need(*head, "q")), need_bytes(need(*head, "h"), 32), need_bytes(need(*head, "s"), 64)};
  if (auto keys = root.find("nk"))
    for (const auto& pair : keys->elements()) {
      const auto parts = pair.elements();
      auto it = parts.begin();
      if (it == parts.end()) throw Bad{"an empty key"};
      NextKey next;
      next.key = need_bytes(*it, 32);
      if (++it == parts.end()) throw Bad{"a key without its signature"};
      next.signature = need_bytes(*it, 64);
      response.next_keys.push_back(std::move(next));
    }
  if (auto order = root.find("wo")) response.wipe = WipeOrder{need_string(need(*order, "at")), need_bytes(need(*order, "s"), 64)};
  response.server_ms = i53_or(root, "t", 0);
  if (auto line = root.find("lk")) response.line = read_line(root, *line);
  return response;
}

void write_trouble(Writer& out, const SyncResponse& response) {
  if (response.protocol != protocol_version) out.key("v"), out.number(static_cast<std::int64_t>(response.protocol));
  if (response.error) out.key("x"), write_error(out, *response.error);
  if (response.expected != 0) out.key("xn"), out.number(response.expected);
  if (response.retry_ms != 0) out.key("xr"), out.number(response.retry_ms);
  if (!response.epoch.empty()) out.key("e"), out.string(response.epoch);
  if (response.common) out.key("cm"), out.number(*response.common);
}

void write_sums(Writer& out, const SyncResponse& response) {
  if (!response.sums.empty()) {
    out.key("su"), out.begin_array();
    for (const auto& [scope, sum] : response.sums)
      out.begin_array(), out.number(std::uint64_t{scope}), out.string(hex64(sum)), out.end_array();
    out.end_array();
  }
  if (response.sum) out.key("s"), out.string(hex64(*response.sum));
}

}  // namespace

std::string encode(const SyncResponse& response) {
  Writer out;
  out.begin_object();
  write_trouble(out, response);
  if (!response.receipts.empty()) {
    out.key("rc"), out.begin_array();
    for (const auto& receipt : response.receipts) write_receipt(out, receipt);
    out.end_array();
  }
  if (!response.scopes.empty()) {
    out.key("sc"), out.begin_object();
    for (const auto& [id, name] : response.scopes) out.key(name), out.number(std::uint64_t{id});
    out.end_object();
  }
  write_rows(out, response.rows);
  if (!response.missing.empty()) {
    out.key("ms"), out.begin_array();
    for (const auto& [kind, id] : response.missing) out.begin_array(), out.string(kind), out.string(id.text()), out.end_array();
    out.end_array();
  }
  write_numbers(out, "lf", response.left);
  write_numbers(out, "rf", response.refilling);
  write_sums(out, response);
  if (!response.cursor.empty()) out.key("c"), out.string(b64(response.cursor));
  if (response.more) out.key("mo"), out.number(std::uint64_t{1});
  if (response.backup_seq != 0) out.key("bk"), out.number(response.backup_seq);
  if (response.head) write_head(out, *response.head);
  if (!response.next_keys.empty()) {
    out.key("nk"), out.begin_array();
    for (const auto& next : response.next_keys)
      out.begin_array(), out.string(b64(next.key)), out.string(b64(next.signature)), out.end_array();
    out.end_array();
  }
  if (response.wipe) {
    out.key("wo"), out.begin_object();
    out.key("at"), out.string(response.wipe->at);
    out.key("s"), out.string(b64(response.wipe->signature));
    out.end_object();
  }
  if (response.server_ms != 0) out.key("t"), out.number(response.server_ms);
  if (response.line) write_line(out, *response.line);
  out.end_object();
  return out.take();
}

std::string encode(const Receipt& receipt) {
  Writer out;
  write_receipt(out, receipt);
  return out.take();
}

Result<SyncResponse> decode_sync_response(std::string_view json) { return decode<SyncResponse>(json, read_response); }
Result<Receipt> decode_receipt(std::string_view json) { return decode<Receipt>(json, read_receipt); }

std::string encode(const EnrolResponse& response) {
  Writer out;
  out.begin_object();
  out.key("v"), out.number(std::int64_t{protocol_version});
  if (response.error) {
    out.key("x"), write_error(out, *response.error);
  } else {
    out.key("person"), out.string(response.person.text());
    out.key("organisation"), out.string(response.organisation.text());
    out.key("epoch"), out.string(response.epoch);
    out.key("server_key"), out.string(b64(response.server_key));
    write_line(out, response.line);
    out.key("t"), out.number(response.server_ms);
  }
  out.end_object();
  return out.take();
}

Result<EnrolResponse> decode_enrol_response(std::string_view json) {
  return decode<EnrolResponse>(json, [](const Value& root) {
    EnrolResponse response;
    if (auto error = root.find("x")) {
      response.error = read_error(*error);
      return response;
    }
    response.person = need_uuid(need(root, "person"));
    response.organisation = need_uuid(need(root, "organisation"));
    response.epoch = need_hex16(need(root, "epoch"));
    response.server_key = need_bytes(need(root, "server_key"), 32);
    response.line = read_line(root, need(root, "lk"));
    response.server_ms = i53_or(root, "t", 0);
    return response;
  });
}

}  // namespace dialogue
