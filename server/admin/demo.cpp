// SPDX-License-Identifier: Apache-2.0
#include "server/admin/demo.h"

#include "server/admin/demo_stage.h"
#include "shared/base/hash.h"
#include "shared/wire/json.h"

namespace dialogue::admin {
namespace {

template <class Each>
void each_word(std::string_view words, Each each) {
  while (!words.empty()) {
    const auto end = words.find(' ');
    if (end != 0) each(words.substr(0, end));
    words = end == std::string_view::npos ? std::string_view() : words.substr(end + 1);
  }
}

/// Says at which record of the tables it was.
[[noreturn]] void fail(Error error, std::string_view where) {
  error.detail = std::string(where) + ": " + error.code + " " + error.field + " " + error.detail;
  throw Failure(std::move(error));
}

}  // namespace

Draft& Draft::text(std::string_view field, std::string_view value) {
  return raw(field, value.empty() ? std::string() : json::quote(value));
}

Draft& Draft::raw(std::string_view field, std::string_view value) {
  if (!value.empty()) cells_.push_back({path(field), std::string(value)});
  return *this;
}

Draft& Draft::ref(std::string_view field, std::string_view name) {
  return name.empty() ? *this : raw(field, json::quote(stage_.id(name).text()));
}

Draft& Draft::codes(std::string_view field, std::string_view words) {
  each_word(words, [&](std::string_view word) { cells_.push_back({path(field) + "[" + std::string(word) + "]", "true"}); });
  return *this;
}

Draft& Draft::refs(std::string_view field, std::string_view names) {
  each_word(names, [&](std::string_view name) { cells_.push_back({path(field) + "[" + stage_.id(name).text() + "]", "true"}); });
  return *this;
}

Draft& Draft::part(std::string_view part, std::string_view key) {
  prefix_.clear();
  const auto presence = std::string(part) + "[" + Stage::part(key) + "]";
  text(presence, "a" + std::to_string(order_++));
  prefix_ = presence + ".";
  return *this;
}

Draft& Draft::whole() {
  prefix_.clear();
  return *this;
}

const Uuid& Stage::id(std::string_view name) const {
  const auto found = ids_.find(name);
  if (found == ids_.end()) fail(Error{"internal", "", {}, "no such name"}, name);
  return found->second;
}

std::string Stage::part(std::string_view key) { return Uuid::derived("demo", key).text(); }

void Stage::create(std::string_view by, const char* kind, std::string_view name, const Draft& draft) {
  auto made = admin_.create_as(id(by), kind, draft.cells());
  if (!made) fail(made.error(), name);
  ids_.emplace(name, *made);
}

void Stage::edit(std::string_view by, const char* kind, std::string_view name, const Draft& draft) {
  if (auto done = admin_.edit_as(id(by), kind, id(name), draft.cells()); !done) fail(done.error(), name);
}

void Stage::act(std::string_view by, const char* kind, std::string_view name, const char* act, const Draft& args) {
  if (auto done = admin_.act_as(id(by), kind, id(name), act, args.cells()); !done) fail(done.error(), std::string(name) + " " + act);
}

void Stage::acts(std::string_view by, const char* kind, std::string_view name, std::string_view acts) {
  each_word(acts, [&](std::string_view one) { act(by, kind, name, std::string(one).c_str(), draft()); });
}

void Stage::translate(std::string_view by, std::string_view parent, std::string_view field, std::string_view lang, std::string_view text) {
  const auto name = std::string(parent) + "/" + std::string(field) + "/" + std::string(lang);
  create(by, "translation", name,
         draft().ref("parent", parent).text("field", field).text("lang", lang).text("text", text).text("method", "human"));
}

void Stage::comment(std::string_view by, std::string_view parent, std::string_view lang, std::string_view kind, std::string_view text) {
  const auto name = std::string(parent) + "#" + std::to_string(ids_.size());
  create(by, "comment", name, draft().ref("parent", parent).text("text", text).text("kind", kind).text("lang_original", lang));
}

void Stage::attach(std::string_view by, std::string_view parent, std::string_view name, std::string_view lang, std::string_view text) {
  const std::string bytes(text), sum = hex(raw(sha256(bytes)));
  create(by, "material", name,
         draft()
             .ref("parent", parent)
             .text("name", name)
             .text("lang", lang)
             .text("media_type", "text/plain")
             .text("sha256", sum)
             .raw("size", std::to_string(bytes.size()))
             .raw("declaration_no_personal_case_data", "true"));
  if (!put_file_) return;
  if (auto stored = put_file_(id(name), sum, bytes); !stored) fail(stored.error(), name);
  if (auto marked = admin_.edit_as_server("material", id(name), {{"stored", "true"}}); !marked) fail(marked.error(), name);
}

Status make_demo(Administration& admin, const InitDone& platform, const PutFile& put_file) {
  // One transaction: a demonstration platform is there as a whole or not at all.
  return admin.together([&] {
    Stage stage(admin, put_file);
    stage_people(stage, platform);
    stage_workstreams(stage);
    stage_support(stage);
    stage_pledges(stage);
    stage_meeting(stage);
  });
}

}  // namespace dialogue::admin
