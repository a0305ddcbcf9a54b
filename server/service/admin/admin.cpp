// SPDX-License-Identifier: Apache-2.0
#include "server/service/admin/admin.h"

#include <algorithm>

#include "server/service/apply/apply.h"
#include "server/service/apply/verdicts.h"
#include "server/service/decide/decide.h"
#include "server/service/engine/codes.h"
#include "shared/base/days.h"
#include "shared/domain/common/terms.h"
#include "shared/joining/one_time_code.h"
#include "shared/model/declaration.h"
#include "shared/model/forms.h"
#include "shared/model/quoted.h"
#include "shared/model/record.h"
#include "shared/model/references.h"
#include "shared/model/rights.h"
#include "shared/model/values.h"
#include "shared/wire/json.h"
#include "sync/checksum.h"
#include "sync/codec.h"
#include "sync/natural_id.h"

namespace dialogue {
namespace {

/// The work of the together() that this thread is in.
thread_local UnitOfWork* shared_work = nullptr;

[[noreturn]] void fail(const char* code, std::string field = "") { throw Failure(Error{code, std::move(field), {}, ""}); }

void check(const Kind& kind, const std::vector<Assigned>& cells) {
  for (const Assigned& cell : cells) {
    const CellInfo info = describe_cell(kind, cell.path);
    if (!info.known) fail("unknown_field", cell.path);
    const bool own = info.field && (info.field->cls == FieldClass::server || info.field->cls == FieldClass::act);
    if (own || cell.path == state_cell) continue;
    if (auto status = check_value(kind, cell.path, cell.value, true); !status) throw Failure(status.error());
  }
}

/// What an administrator types comes from nobody's newer program. So a code that its vocabulary does not have is a slip.
void check_terms(const Domain& domain, const Kind& kind, const std::vector<Assigned>& cells) {
  for (const Assigned& cell : cells) {
    const CellInfo info = describe_cell(kind, cell.path);
    const Vocabulary* list = info.field && info.field->type == Type::code ? domain.vocabulary(info.field->vocab) : nullptr;
    const auto code = json::unquote(cell.value).value_or("");
    if (list && !list->terms.empty() && !code.empty() && !list->term(code)) throw Failure(Error{"unknown_term", cell.path, {code}, ""});
  }
}

/// Whether a record of the kind has all these cells.
bool any_with(UnitOfWork& work, const Kind& kind, const std::vector<Assigned>& cells) {
  work.flush();
  const auto rids = work.view().all(kind);
  return std::any_of(rids.begin(), rids.end(), [&](Rid rid) {
    StoredRecord stored;
    if (!work.view().load(rid, stored) || stored.deleted()) return false;
    return std::all_of(cells.begin(), cells.end(), [&](const Assigned& cell) { return stored.get(cell.path) == cell.value; });
  });
}

std::vector<Assigned> assigned(const std::vector<CellValue>& cells) {
  std::vector<Assigned> out;
  for (const CellValue& cell : cells) out.push_back({cell.path, cell.value});
  return out;
}

}  // namespace

Status TheAdministration::write(const std::function<void(UnitOfWork&)>& job) {
  if (!shared_work) return engine_.write(job);
  try {
    job(*shared_work);
    return {};
  } catch (const Failure& failure) {
    return failure.error();
  }
}

Status TheAdministration::together(const std::function<void()>& job) {
  if (shared_work) return job(), Status();
  return engine_.write([&](UnitOfWork& work) {
    struct Shared {
      explicit Shared(UnitOfWork& w) { shared_work = &w; }
      ~Shared() { shared_work = nullptr; }
    } shared(work);
    job();
  });
}

const Kind& TheAdministration::need_kind(const std::string& name) const {
  const Kind* kind = engine_.catalogue.domain().kind(name);
  if (!kind) fail("unknown_kind", name);
  return *kind;
}

const Kind& TheAdministration::need_kind(Purpose purpose) const {
  const Kind* kind = engine_.catalogue.domain().serving(purpose);
  if (!kind) fail("unknown_kind");
  return *kind;
}

Held& TheAdministration::need_record(UnitOfWork& work, const Kind& kind, const Uuid& id) const {
  Held* held = work.find(kind, id);
  if (!held) fail("not_found", kind.name);
  return *held;
}

Uuid TheAdministration::make(UnitOfWork& work, const Kind& kind, std::vector<Assigned> cells, std::optional<Uuid> id) {
  check(kind, cells);
  if (!id && !kind.natural_key.empty()) {
    std::vector<std::pair<Path, Raw>> values;
    for (const Assigned& cell : cells) values.emplace_back(cell.path, cell.value);
    id = natural_id(kind, values);
  }
  const Uuid own = id ? *id : work.new_id();
  if (own.is_nil()) fail("incomplete");
  if (work.find(kind, own)) fail("exists");
  Applier(work).server_create(kind, own, std::move(cells));
  return own;
}

Result<InitDone> TheAdministration::init(const std::string& platform_name, const std::string& coordinator) {
  InitDone out;
  auto status = write([&](UnitOfWork& work) {
    if (!work.view().meta("platform").empty()) fail("platform_exists");
    if (is_blank(json::quote(platform_name))) fail("incomplete", "name");
    if (is_blank(json::quote(coordinator))) fail("incomplete", "display_name");
    work.store().set_meta("platform", platform_name);
    out.organisation = make(work, need_kind(Purpose::organisation),
                            {{"name", json::quote(platform_name)}, {"kind", quoted("unhcr")}, {Path(state_cell), quoted("active")}});
    out.coordinator =
        make(work, need_kind(Purpose::person), {{"display_name", json::quote(coordinator)}, {"owner_org", quoted(out.organisation)}});
    make_grant(work, out.coordinator, "SC", "all", "", true);
    out.code = make_code(work, out.coordinator, &out.about);
    out.about.person_name = coordinator;
  });
  if (!status) return status.error();
  return out;
}

Result<Uuid> TheAdministration::add_org(const std::string& name, const std::string& kind, const std::string& country) {
  Uuid out;
  auto status = write([&](UnitOfWork& work) {
    if (is_blank(json::quote(name))) fail("incomplete", "name");
    std::vector<Assigned> cells{{"name", json::quote(name)}, {"kind", json::quote(kind)}, {Path(state_cell), quoted("active")}};
    std::vector<Assigned> same{{"name", json::quote(name)}};
    if (!country.empty()) cells.push_back({"country", json::quote(country)});
    same.push_back({"country", country.empty() ? Raw() : json::quote(country)});
    check_terms(engine_.catalogue.domain(), need_kind(Purpose::organisation), cells);
    if (any_with(work, need_kind(Purpose::organisation), same)) fail("exists", "name");
    out = make(work, need_kind(Purpose::organisation), std::move(cells));
  });
  if (!status) return status.error();
  return out;
}

Result<Uuid> TheAdministration::add_person(const std::string& name, const Uuid& organisation, const std::string& email) {
  Uuid out;
  auto status = write([&](UnitOfWork& work) {
    need_record(work, need_kind(Purpose::organisation), organisation);
    if (is_blank(json::quote(name))) fail("incomplete", "display_name");
    const Kind& kind = need_kind(Purpose::person);
    std::vector<Assigned> cells{{"display_name", json::quote(name)}, {"owner_org", quoted(organisation)}};
    if (kind.field("full_name")) cells.push_back({"full_name", json::quote(name)});
    if (!email.empty()) {
      if (!is_email(email)) fail("wrong_type", "email");
      cells.push_back({"email", json::quote(email)});
      // A mailbox may serve several people, but none of them twice.
      if (any_with(work, kind, {cells.front(), cells.back()})) fail("exists", "email");
    }
    out = make(work, need_kind(Purpose::person), std::move(cells));
  });
  if (!status) return status.error();
  return out;
}

Uuid TheAdministration::make_grant(UnitOfWork& work, const Uuid& person, const std::string& role, const std::string& scope,
                                   const std::string& until, bool active) {
  const Held& who = need_record(work, need_kind(Purpose::person), person);
  std::vector<Assigned> cells{{"person", quoted(person)},
                              {"role", json::quote(role)},
                              {"valid_from", quoted(date_text(work.now_ms()))},
                              {Path(state_cell), quoted(active ? "active" : "pending")}};
  const Raw org(who.record.get("owner_org"));
  if (org.empty()) fail("incomplete", "owner_org");
  cells.push_back({"org", org});
  cells.push_back({"owner_org", org});
  const auto colon = scope.find(':');
  cells.push_back({"scope", json::quote(scope.empty() ? "all" : scope.substr(0, colon))});
  if (colon != std::string::npos) {
    const auto id = Uuid::parse(scope.substr(colon + 1));
    if (!id) fail("wrong_type", "scope");
    cells.push_back({"scope_id", quoted(*id)});
  }
  if (!until.empty()) cells.push_back({"valid_until", json::quote(until)});
  return make(work, need_kind(Purpose::grant), std::move(cells));
}

bool TheAdministration::has_coordinator_device(UnitOfWork& work) {
  work.flush();
  const auto devices = work.view().devices();
  return std::any_of(devices.begin(), devices.end(), [&](const StoredDevice& device) {
    if (device.revoked) return false;
    const auto access = access_of(work.view(), engine_.catalogue, device.person, device.id, work.now_ms());
    const auto& grants = access.now.grants;
    return std::any_of(grants.begin(), grants.end(), [](const ActiveGrant& grant) { return grant.role == terms::role("SC"); });
  });
}

void TheAdministration::check_grant(UnitOfWork& work, const std::string& role, const std::string& scope, const std::string& until) const {
  const auto colon = scope.find(':');
  const std::string limit = scope.empty() ? "all" : scope.substr(0, colon);
  check_terms(engine_.catalogue.domain(), need_kind(Purpose::grant), {{"role", json::quote(role)}, {"scope", json::quote(limit)}});
  if ((limit == terms::scope("all")) != (colon == std::string::npos)) fail("incomplete", "scope_id");
  if (!until.empty() && until < date_text(work.now_ms())) fail("end_before_start", "valid_until");
  if (colon == std::string::npos) return;
  const auto id = Uuid::parse(scope.substr(colon + 1));
  if (!id) fail("wrong_type", "scope_id");
  const Kind* named = engine_.catalogue.domain().kind(limit);
  if (named) need_record(work, *named, *id);
  for (const Kind& kind : engine_.catalogue.domain().kinds())
    if (!named && work.find(kind, *id)) named = &kind;
  if (!named) fail("not_found", "scope_id");
  const Cells cells{{"scope", json::quote(limit)}, {"scope_id", quoted(*id)}};
  if (auto status = check_limit({&need_kind(Purpose::grant), {}, &cells, nullptr}, named); !status) throw Failure(status.error());
}

Result<Uuid> TheAdministration::grant(const Uuid& person, const std::string& role, const std::string& scope, const std::string& until,
                                      bool* pending) {
  Uuid out;
  auto status = write([&](UnitOfWork& work) {
    check_grant(work, role, scope, until);
    const bool waits = has_coordinator_device(work);
    if (pending) *pending = waits;
    out = make_grant(work, person, role, scope, until, !waits);
  });
  if (!status) return status.error();
  return out;
}

Status TheAdministration::revoke_grant(const Uuid& grant) {
  return write([&](UnitOfWork& work) {
    Held& held = need_record(work, need_kind(Purpose::grant), grant);
    const auto state = inside_quotes(held.record.get(state_cell));
    if (terms::one_of(state, terms::state("revoked"), terms::state("expired"))) fail("wrong_state");
    Applier(work).server_edit(held, {{Path(state_cell), quoted("revoked")}});
  });
}

std::string TheAdministration::make_code(UnitOfWork& work, const Uuid& person, CodeInfo* about) {
  const std::string code = fresh_code(engine_.ports.random);
  StoredCode stored;
  stored.hash = code_hash(code_digest(code), engine_.ports.keys.code);
  stored.person = person;
  stored.expires_ms = work.now_ms() + code_life_ms;
  work.store().put_code(stored);
  if (about) *about = {code_id(stored), person, "", stored.expires_ms};
  Applier(work).note("enrol_code", {{"person", quoted(person)}});
  return code;
}

Result<std::string> TheAdministration::enrol_code(const Uuid& person, CodeInfo* about) {
  std::string out;
  auto status = write([&](UnitOfWork& work) {
    need_record(work, need_kind(Purpose::person), person);
    out = make_code(work, person, about);
  });
  if (!status) return status.error();
  return out;
}

Status TheAdministration::withdraw_code(const std::string& id) {
  return write([&](UnitOfWork& work) {
    const auto codes = work.view().codes();
    const auto found = std::find_if(codes.begin(), codes.end(),
                                    [&](const StoredCode& code) { return is_open(code, work.now_ms()) && code_id(code) == id; });
    if (found == codes.end()) fail("not_found", "code");
    StoredCode ended = *found;
    ended.expires_ms = 0;
    work.store().put_code(ended);
    Applier(work).note("withdraw_code", {{"person", quoted(ended.person)}});
  });
}

Status TheAdministration::revoke_device(const Uuid& device) {
  return write([&](UnitOfWork& work) {
    auto stored = work.view().device(device);
    if (!stored) fail("not_found", "device");
    if (stored->revoked) return;
    stored->revoked = true;
    work.store().put_device(*stored);
    const Kind* kind = engine_.catalogue.domain().serving(Purpose::device);
    if (Held* held = kind ? work.find(*kind, device) : nullptr)
      Applier(work).server_edit(*held, {{Path(state_cell), quoted("suspended")}});
    else
      Applier(work).note("revoke_device", {{"device", quoted(device)}});
  });
}

Status TheAdministration::order_wipe(const Uuid& device) {
  return write([&](UnitOfWork& work) {
    Held& held = need_record(work, need_kind(Purpose::device), device);
    if (terms::state("wiped").in(held.record.get(state_cell))) fail("wrong_state");
    if (!held.record.get("wipe_ordered_at").empty()) return;
    Applier(work).server_edit(held, {{"wipe_ordered_at", quoted(instant_text(work.now_ms()))}});
  });
}

void TheAdministration::change_as(UnitOfWork& work, const Uuid& person, Change change) {
  work.flush();
  const Standing standing = standing_of(work, person, Uuid{});
  ChangeSource& source = work.source(Uuid{}, "", person);
  change.counter = source.next;
  change.author = person;
  change.schema = engine_.catalogue.domain().schema();
  change.epoch = work.view().epochs().back().epoch;
  change.device_time_ms = work.now_ms();
  const auto saw = static_cast<Saw>(work.view().head().seq);
  for (CellEdit& cell : change.cells) cell.saw = saw;
  Decision decision = Judge(work, standing, source).decide(change);
  if (!decision.whole()) throw Failure(decision.error.code.empty() ? Error{"conflict", "", {}, ""} : decision.error);
  const std::string bytes = encode_change(change);
  const Arriving arriving{change, bytes, source.no, change.counter, Uuid{}, person};
  dialogue::carry_out(work, arriving, decision);
  ChangeSource& after = work.source(Uuid{}, "", person);
  after.next = change.counter + 1;
  work.moved(after);
}

Result<Uuid> TheAdministration::create_as(const Uuid& person, const std::string& kind_name, const std::vector<CellValue>& cells,
                                          std::optional<Uuid> id) {
  Change change;
  auto status = write([&](UnitOfWork& work) {
    const Kind& kind = need_kind(kind_name);
    std::vector<std::pair<Path, Raw>> values;
    for (const CellValue& cell : cells) {
      change.cells.push_back({cell.path, cell.value, 0});
      values.emplace_back(cell.path, cell.value);
    }
    change.kind = kind_name;
    change.create = true;
    change.record = id ? *id : kind.natural_key.empty() ? work.new_id() : natural_id(kind, values);
    change_as(work, person, change);
  });
  if (!status) return status.error();
  return change.record;
}

Status TheAdministration::edit_as(const Uuid& person, const std::string& kind, const Uuid& record, const std::vector<CellValue>& cells) {
  Change change;
  change.kind = kind;
  change.record = record;
  for (const CellValue& cell : cells) change.cells.push_back({cell.path, cell.value, 0});
  return write([&](UnitOfWork& work) { change_as(work, person, change); });
}

Status TheAdministration::act_as(const Uuid& person, const std::string& kind, const Uuid& record, const std::string& act,
                                 const std::vector<CellValue>& args) {
  Change change;
  change.kind = kind;
  change.record = record;
  change.act = act;
  for (const CellValue& arg : args) change.args.emplace_back(arg.path, arg.value);
  return write([&](UnitOfWork& work) {
    const Held& held = need_record(work, need_kind(kind), record);
    const Act* declared = held.record.kind->act(act);
    if (!declared) fail("unknown_act", act);
    Views views;
    work.views(held.record, views);
    change.from_state = state_of(views.record());
    change.digest = digest_of(record, held.record.cells, bound_cells(views.record(), *declared));
    change_as(work, person, change);
  });
}

Result<Uuid> TheAdministration::create_as_server(const std::string& kind, const std::vector<CellValue>& cells, std::optional<Uuid> id) {
  Uuid out;
  auto status = write([&](UnitOfWork& work) { out = make(work, need_kind(kind), assigned(cells), id); });
  if (!status) return status.error();
  return out;
}

Status TheAdministration::edit_as_server(const std::string& kind, const Uuid& record, const std::vector<CellValue>& cells) {
  return write([&](UnitOfWork& work) {
    Held& held = need_record(work, need_kind(kind), record);
    const auto values = assigned(cells);
    check(*held.record.kind, values);
    Applier(work).server_edit(held, values);
  });
}

}  // namespace dialogue
