// SPDX-License-Identifier: Apache-2.0
#include "server/service/exchange/enrol.h"

#include "server/service/apply/apply.h"
#include "server/service/decide/access.h"
#include "server/service/engine/codes.h"
#include "server/service/engine/trouble.h"
#include "server/service/exchange/device_code.h"
#include "shared/base/log.h"
#include "shared/base/planted.h"
#include "shared/domain/common/terms.h"
#include "shared/joining/one_time_code.h"
#include "shared/model/declaration.h"
#include "shared/model/quoted.h"
#include "shared/model/record.h"
#include "shared/wire/json.h"

namespace dialogue {
namespace {

constexpr std::size_t longest_name = 160;

class Enrolment {
 public:
  Enrolment(Engine& engine, const EnrolRequest& request) : engine_(engine), request_(request) {}

  EnrolResponse run() {
    const auto code = read_code(request_.code);
    if (!code) return refused("bad_code");
    if (request_.key.size() != 32 || request_.device.is_nil()) return refused("bad_proof");
    if (!engine_.ports.verifier.verify(request_.key, request_.code + request_.key, request_.proof)) return refused("bad_proof");
    // A guess must cost the writer nothing.
    if (!find_code(*engine_.snapshot(), *code, engine_.ports.keys.code)) return refused("bad_code");
    auto status = engine_.write([&](UnitOfWork& work) { take(work, *code); });
    if (!status) return refused(told_to_device(status.error()).code.c_str());
    if (out_.error) return std::move(out_);
    answer();
    return std::move(out_);
  }

 private:
  EnrolResponse refused(const char* code) {
    out_ = {};
    out_.error = Error{code, "", {}, ""};
    return out_;
  }

  void take(UnitOfWork& work, const std::string& said) {
    auto code = find_code(work.view(), said, engine_.ports.keys.code);
    if (!code) return void(refused("bad_code"));
    const bool again = code->device == request_.device && code->key == request_.key;
    out_.person = code->person;
    if (again) return;
    if (!code->device.is_nil()) return void(refused("used_code"));
    if (code->expires_ms < work.now_ms()) return void(refused("expired_code"));
    // What a lost device made, or somebody whose role has ended, lets nobody in any more.
    if (!code->made_by.is_nil() && !may_still_make(engine_, work, *code)) return void(refused("expired_code"));
    // A server that was put back may not know the device, nor whose it is.
    if (!request_.person.is_nil() && request_.person != code->person) return void(refused("bad_proof"));
    const auto known = work.view().device(request_.device);
    if (known && (known->revoked || (known->person != code->person && !planted(Plant::second_person_enrols)) || known->key != request_.key))
      return void(refused("bad_proof"));
    if (!known && work.named(request_.device)) return void(refused("bad_proof"));
    code->device = request_.device;
    code->key = request_.key;
    work.store().put_code(*code);
    // The answer to an earlier code did not reach it. It is the same device once more.
    if (known) return;
    work.store().put_device({request_.device, code->person, request_.key, name(), false, work.now_ms()});
    record(work, code->person);
  }

  std::string name() const {
    std::string out = request_.name.substr(0, longest_name);
    return json::unquote(json::quote(out)).value_or("");
  }

  void record(UnitOfWork& work, const Uuid& person) {
    const Kind* kind = engine_.catalogue.domain().serving(Purpose::device);
    if (!kind) return;
    std::vector<Assigned> cells{{"person", quoted(person)}, {"public_key", json::quote(b64(request_.key))}};
    if (!name().empty()) cells.push_back({"name", json::quote(name())});
    const Kind* persons = engine_.catalogue.domain().serving(Purpose::person);
    if (const Held* held = persons ? work.find(*persons, person) : nullptr; held && !held->record.get("owner_org").empty())
      cells.push_back({"owner_org", Raw(held->record.get("owner_org"))});
    Applier(work).server_create(*kind, request_.device, std::move(cells));
  }

  void answer() {
    const auto view = engine_.snapshot();
    out_.epoch = view->epochs().back().epoch;
    const auto key = engine_.audit_key();
    out_.server_key.assign(key.begin(), key.end());
    out_.line = engine_.line_keys();
    out_.line.signature.clear();
    out_.line.number_signature.clear();
    out_.server_ms = engine_.now_ms();
    const auto access = access_of(*view, engine_.catalogue, out_.person, request_.device, engine_.now_ms());
    for (const ActiveGrant& grant : access.now.grants) {
      out_.organisation = grant.org;
      if (grant.role != terms::role("SA")) break;
    }
  }

  Engine& engine_;
  const EnrolRequest& request_;
  EnrolResponse out_;
};

}  // namespace

EnrolResponse enrol_device(Engine& engine, const EnrolRequest& request) {
  try {
    return Enrolment(engine, request).run();
  } catch (const Failure& failure) {
    log(LogLevel::error, "enrol_failed", failure.error());
    EnrolResponse out;
    out.error = told_to_device(failure.error());
    return out;
  }
}

}  // namespace dialogue
