// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "sync/codec.h"
#include "sync/codec_parts.h"
#include "sync/tuning.h"

namespace dialogue {

using namespace codec;

namespace {

void write_batch(Writer& out, const Batch& batch) {
  out.begin_object();
  out.key("i"), out.string(batch.incarnation);
  out.key("sg"), out.string(b64(batch.signature));
  out.key("ch"), out.begin_array();
  for (const auto& change : batch.changes) out.raw(change.bytes);
  out.end_array();
  out.end_object();
}

SealedChange read_sealed(const Value& value) {
  if (!value.is_object()) throw Bad{"a change is not an object"};
  SealedChange change{need_u53(need(value, "n")), std::string(value.raw()), {}};
  change.hash = blake2b(change.bytes);
  return change;
}

Batch read_batch(const Value& value) {
  if (!value.is_object()) throw Bad{"a batch is not an object"};
  Batch batch;
  batch.incarnation = need_hex16(need(value, "i"));
  batch.signature = need_bytes(need(value, "sg"), 64);
  for (const auto& element : need(value, "ch").elements()) {
    batch.changes.push_back(read_sealed(element));
    if (batch.changes.size() > 1 && batch.changes.back().counter != batch.changes[batch.changes.size() - 2].counter + 1)
      throw Bad{"counters of a batch are not consecutive"};
  }
  if (batch.changes.empty()) throw Bad{"an empty batch"};
  return batch;
}

void write_offer(Writer& out, const Offer& offer) {
  out.begin_object();
  out.key("ch"), out.raw(offer.change.bytes);
  out.key("rc"), write_receipt(out, offer.receipt);
  out.key("run"), out.begin_array();
  for (const auto& hash : offer.run) out.string(b64(raw(hash)));
  out.end_array();
  out.end_object();
}

Hash32 read_hash(const Value& value) {
  const auto bytes = need_bytes(value, 32);
  Hash32 hash;
  std::copy(bytes.begin(), bytes.end(), hash.begin());
  return hash;
}

Offer read_offer(const Value& value) {
  if (!value.is_object()) throw Bad{"an offer is not an object"};
  Offer offer{read_sealed(need(value, "ch")), read_receipt(need(value, "rc")), {}};
  for (const auto& hash : need(value, "run").elements()) offer.run.push_back(read_hash(hash));
  return offer;
}

std::pair<std::string, Uuid> read_check(const Value& value) {
  const auto pair = value.elements();
  auto it = pair.begin();
  if (it == pair.end()) throw Bad{"an empty check"};
  auto kind = need_string(*it);
  if (++it == pair.end()) throw Bad{"a check without an id"};
  return {std::move(kind), need_uuid(*it)};
}

std::vector<ScopeId> read_scopes(const Value& value) {
  std::vector<ScopeId> out;
  for (const auto& scope : value.elements()) out.push_back(static_cast<ScopeId>(std::min<std::uint64_t>(need_u53(scope), UINT32_MAX)));
  return out;
}

void write_scopes(Writer& out, const std::vector<ScopeId>& scopes) {
  out.begin_array();
  for (const ScopeId scope : scopes) out.number(std::uint64_t{scope});
  out.end_array();
}

SyncRequest read_request(const Value& root) {
  SyncRequest request;
  request.protocol = static_cast<int>(std::min<std::uint64_t>(need_u53(need(root, "v")), 1'000'000));
  request.schema = static_cast<int>(std::min<std::uint64_t>(u53_or(root, "s", 1), 1'000'000));
  if (auto epoch = root.find("e")) request.epoch = need_hex16(*epoch);
  request.cursor = bytes_or(root, "c");
  if (auto batches = root.find("b"))
    for (const auto& batch : batches->elements()) request.batches.push_back(read_batch(batch));
  request.page = static_cast<std::uint32_t>(
      std::clamp<std::uint64_t>(u53_or(root, "m", tuning::first_page), tuning::smallest_page, tuning::largest_page));
  if (auto refill = root.find("rf")) request.refill = read_scopes(*refill);
  if (auto past = root.find("pc"))
    for (const auto& cursor : past->elements()) request.past.push_back(need_bytes(cursor, 0));
  if (auto held = root.find("h")) request.held = read_scopes(*held);
  if (auto offers = root.find("of"))
    for (const auto& offer : offers->elements()) request.offers.push_back(read_offer(offer));
  if (auto checks = root.find("q"))
    for (const auto& check : checks->elements()) request.check.push_back(read_check(check));
  if (auto wiped = root.find("wd")) request.wiped = need_string(*wiped);
  return request;
}

}  // namespace

std::string encode(const SyncRequest& request) {
  Writer out;
  out.begin_object();
  out.key("v"), out.number(static_cast<std::int64_t>(request.protocol));
  if (request.schema != 1) out.key("s"), out.number(static_cast<std::int64_t>(request.schema));
  if (!request.epoch.empty()) out.key("e"), out.string(request.epoch);
  if (!request.cursor.empty()) out.key("c"), out.string(b64(request.cursor));
  if (request.page != tuning::first_page) out.key("m"), out.number(std::uint64_t{request.page});
  if (!request.refill.empty()) out.key("rf"), write_scopes(out, request.refill);
  if (!request.past.empty()) {
    out.key("pc"), out.begin_array();
    for (const auto& cursor : request.past) out.string(b64(cursor));
    out.end_array();
  }
  if (request.held) out.key("h"), write_scopes(out, *request.held);
  if (!request.offers.empty()) {
    out.key("of"), out.begin_array();
    for (const auto& offer : request.offers) write_offer(out, offer);
    out.end_array();
  }
  if (!request.check.empty()) {
    out.key("q"), out.begin_array();
    for (const auto& [kind, id] : request.check) out.begin_array(), out.string(kind), out.string(id.text()), out.end_array();
    out.end_array();
  }
  if (!request.batches.empty()) {
    out.key("b"), out.begin_array();
    for (const auto& batch : request.batches) write_batch(out, batch);
    out.end_array();
  }
  if (!request.wiped.empty()) out.key("wd"), out.string(request.wiped);
  out.end_object();
  return out.take();
}

Result<SyncRequest> decode_sync_request(std::string_view json, const json::Limits& limits) {
  return decode<SyncRequest>(json, read_request, limits);
}

std::string encode(const EnrolRequest& request) {
  Writer out;
  out.begin_object();
  out.key("v"), out.number(std::int64_t{protocol_version});
  out.key("code"), out.string(request.code);
  out.key("device"), out.string(request.device.text());
  out.key("key"), out.string(b64(request.key));
  out.key("name"), out.string(request.name);
  out.key("proof"), out.string(b64(request.proof));
  if (!request.person.is_nil()) out.key("person"), out.string(request.person.text());
  out.end_object();
  return out.take();
}

Result<EnrolRequest> decode_enrol_request(std::string_view json, const json::Limits& limits) {
  const auto read = [](const Value& root) {
    const auto person = root.find("person");
    return EnrolRequest{need_string(need(root, "code")), need_uuid(need(root, "device")),     need_bytes(need(root, "key"), 32),
                        need_string(need(root, "name")), need_bytes(need(root, "proof"), 64), person ? need_uuid(*person) : Uuid()};
  };
  return decode<EnrolRequest>(json, read, limits);
}

}  // namespace dialogue
