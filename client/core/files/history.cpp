// SPDX-License-Identifier: Apache-2.0
#include "client/core/files/history.h"

#include "client/core/files/files_remote.h"
#include "shared/wire/json.h"
#include "sync/answer_proof.h"
#include "sync/wire_form.h"

namespace dialogue {
namespace {

std::string text_of(json::Value entry, std::string_view name) {
  const auto value = entry.find(name);
  return value ? std::string(value->string().value_or("")) : std::string();
}

Raw raw_of(json::Value entry, std::string_view name) {
  const auto value = entry.find(name);
  return !value || value->is_null() ? Raw() : Raw(value->raw());
}

}  // namespace

Result<History> read_history(std::string_view body) {
  const auto document = json::Document::parse(body, history_limits);
  if (!document) return Error{"bad_body", "", {}, document.error().detail};
  const auto root = document->root();
  if (!root.is_object()) return Error{"bad_body", "", {}, "not an object"};
  History out;
  out.record = text_of(root, "record");
  out.kind = text_of(root, "kind");
  const auto entries = root.find("entries");
  if (!entries || !entries->is_array()) return out;
  for (const auto entry : entries->elements()) {
    const auto seq = entry.find("seq");
    out.steps.push_back({seq ? seq->u53().value_or(0) : 0, text_of(entry, "at"), text_of(entry, "by_name"), text_of(entry, "act"),
                         text_of(entry, "field"), raw_of(entry, "from"), raw_of(entry, "to"), text_of(entry, "verdict") == "proposed"});
  }
  return out;
}

Result<WireRequest> history_request(Session& session, const Uuid& record) {
  return signed_request(session, "GET", "/v1/history/" + record.text(), "");
}

namespace {

Result<std::string> told(const Uuid& record, Result<WireReply> reply) {
  if (!reply) return reply.error();
  if (reply->status != 200) return problem_of(*reply);
  const auto read = read_history(reply->body);
  if (!read) return damaged_on_the_way(read.error().detail);
  if (read->record != record.text()) return damaged_on_the_way("the history of another record");
  return std::move(reply->body);
}

}  // namespace

Result<std::string> history_answer(const WireRequest& request, const Uuid& record, WireReply reply) {
  return told(record, proven(request, std::move(reply)));
}

Result<std::string> ask_history(Session& session, Transport& transport, const Uuid& record) {
  return told(record, signed_call(session, transport, "GET", "/v1/history/" + record.text(), ""));
}

}  // namespace dialogue
