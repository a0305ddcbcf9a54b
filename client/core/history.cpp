// SPDX-License-Identifier: Apache-2.0
#include "client/core/history.h"

#include "shared/wire/json.h"

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
  WireRequest out;
  out.method = "GET";
  out.path = "/v1/history/" + record.text();
  auto authorization = session.authorize(out.method, out.path, "");
  if (!authorization) return authorization.error();
  out.authorization = std::move(*authorization);
  return out;
}

}  // namespace dialogue
