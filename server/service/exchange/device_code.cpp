// SPDX-License-Identifier: Apache-2.0
#include "server/service/exchange/device_code.h"

#include <algorithm>
#include <optional>

#include "server/service/apply/apply.h"
#include "server/service/decide/access.h"
#include "server/service/engine/codes.h"
#include "server/service/engine/trouble.h"
#include "server/service/exchange/seen_since.h"
#include "shared/base/log.h"
#include "shared/domain/common/terms.h"
#include "shared/domain/people/roles.h"
#include "shared/model/declaration.h"
#include "shared/model/quoted.h"
#include "shared/model/record.h"

namespace dialogue {
namespace {

/// Open codes of one person that devices made. Somebody who joins needs one; a few more, when one was lost on its way.
constexpr std::size_t most_open = 5;
/// Codes that a device makes within the life of a code. A coordinator lets a whole meeting join.
constexpr std::size_t most_made = 200;

Error refusal(const char* code) { return Error{code, "", {}, ""}; }

/// Has, or may yet have: whoever joined as the person before the role is confirmed would be that person afterwards.
bool holds_second_persons_role(UnitOfWork& work, const Catalogue& catalogue, const Uuid& person) {
  const Kind* kind = catalogue.domain().serving(Purpose::grant);
  if (!kind) return false;
  const auto rids = work.view().referring(*kind, "person", quoted(person));
  return std::any_of(rids.begin(), rids.end(), [&](Rid rid) {
    StoredRecord grant;
    if (!work.view().load(rid, grant) || grant.deleted() || !is_second_persons(inside_quotes(grant.get("role")))) return false;
    return terms::one_of(inside_quotes(grant.get(state_cell)), terms::state("pending"), terms::state("active"));
  });
}

/// Nothing when the device may make a code for the person.
std::optional<Error> why_not(Engine& engine, UnitOfWork& work, const Uuid& device, const Uuid& person) {
  const auto stored = work.view().device(device);
  if (!stored || stored->revoked) return refusal("revoked");
  // It is believed lost. It obeys with its next exchange.
  if (engine.wipe_order(work.view(), device)) return refusal("not_allowed");
  const Actor actor = access_of(work.view(), engine.catalogue, stored->person, device, work.now_ms()).now;
  const Kind* people = engine.catalogue.domain().serving(Purpose::person);
  StoredRecord record;
  if (!people || !work.view().load(work.view().find(*people, person), record) || record.deleted()) return refusal("not_available");
  if (person != stored->person && !any_seen(seen_since(work.view(), record, scope_ids(work.view(), actor))))
    return refusal("not_available");
  const auto may = may_make_code(actor, person, holds_second_persons_role(work, engine.catalogue, person));
  return may ? std::nullopt : std::optional(may.error());
}

/// Codes that nobody can use any more hold nobody up: those of a stolen device would keep its person from joining with another one.
std::optional<Error> too_many(Engine& engine, UnitOfWork& work, const Uuid& device, const Uuid& person) {
  std::size_t open = 0, made = 0;
  for (const StoredCode& code : work.view().codes()) {
    if (code.made_by.is_nil() || code.expires_ms <= work.now_ms()) continue;
    if (code.person == person && is_open(code, work.now_ms()) && may_still_make(engine, work, code)) ++open;
    if (code.made_by == device) ++made;
  }
  if (open >= most_open) return Error{"too_many_codes", "", {std::to_string(most_open)}, ""};
  if (made >= most_made) return Error{"codes_today", "", {std::to_string(most_made)}, ""};
  return {};
}

StoredCode take(Engine& engine, UnitOfWork& work, const Uuid& device, const CodeRequest& request) {
  work.flush();
  if (auto refused = why_not(engine, work, device, request.person)) throw Failure(*refused);
  const auto hash = code_hash(request.digest, engine.ports.keys.code);
  if (auto known = work.view().code(hash)) {
    if (known->made_by != device || known->person != request.person || !known->device.is_nil()) throw Failure(refusal("used_code"));
    if (!is_open(*known, work.now_ms())) throw Failure(refusal("expired_code"));
    return *known;
  }
  if (auto refused = too_many(engine, work, device, request.person)) throw Failure(*refused);
  StoredCode made;
  made.hash = hash;
  made.person = request.person;
  made.expires_ms = work.now_ms() + code_life_ms;
  made.made_by = device;
  work.store().put_code(made);
  Applier(work).note("enrol_code", {{"person", quoted(request.person)}, {"device", quoted(device)}});
  return made;
}

}  // namespace

Result<CodeResponse> take_device_code(Engine& engine, const Uuid& device, const CodeRequest& request) {
  StoredCode made;
  const auto status = engine.write([&](UnitOfWork& work) { made = take(engine, work, device, request); });
  if (!status) return told_to_device(status.error());
  CodeResponse out;
  out.id = code_id(made);
  out.person = made.person;
  out.expires_ms = made.expires_ms;
  out.line = engine.line_keys().current;
  return out;
}

bool may_still_make(Engine& engine, UnitOfWork& work, const StoredCode& code) {
  work.flush();
  return !why_not(engine, work, code.made_by, code.person);
}

}  // namespace dialogue
