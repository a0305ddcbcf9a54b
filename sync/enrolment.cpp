// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "shared/base/hash.h"
#include "shared/base/planted.h"
#include "sync/codec.h"
#include "sync/device_session.h"
#include "sync/meta.h"
#include "sync/wire_form.h"

namespace dialogue {

// Device id, key and incarnation are stored before they are first used: a repeated enrolment is the same device.
void DeviceSession::need_identity() {
  if (!get_uuid(ports_.store, meta::device).is_nil()) return;
  std::array<std::uint8_t, 10> id;
  std::array<std::uint8_t, 32> seed;
  ports_.random.fill(id);
  ports_.random.fill(seed);
  StoreTransaction transaction(ports_.store);
  ports_.store.set_meta(meta::device, Uuid::v7(ports_.clock.unix_ms(), id).text());
  set_bytes(ports_.store, meta::seed, {reinterpret_cast<const char*>(seed.data()), seed.size()});
  ports_.store.set_meta(meta::incarnation, fresh_incarnation(ports_.random));
  transaction.commit();
}

Result<WireRequest> DeviceSession::enrol(const std::string& code, const std::string& device_name) {
  try {
    need_identity();
    const auto key = signer();
    const PublicKey public_key = key->public_key();
    EnrolRequest request;
    request.code = code;
    request.device = get_uuid(ports_.store, meta::device);
    request.key.assign(public_key.begin(), public_key.end());
    request.name = device_name;
    if (!planted(Plant::second_person_enrols)) request.person = get_uuid(ports_.store, meta::person);
    request.proof = raw(key->sign(code + request.key));
    WireRequest out;
    out.path = "/v1/enrol";
    out.content_type = "application/json";
    out.body = encode(request);
    return out;
  } catch (const Failure& failure) {
    return failure.error();
  }
}

Status DeviceSession::take_enrolled(const std::string& server_url, const WireReply& reply) {
  try {
    const auto json = answer_json(reply);
    if (!json) return json.error();
    const auto answer = decode_enrol_response(*json);
    if (!answer) return damaged_on_the_way(answer.error().detail);
    if (answer->error) return *answer->error;
    const Uuid before = get_uuid(ports_.store, meta::person);
    if (!before.is_nil() && before != answer->person && !planted(Plant::second_person_enrols))
      return Error{"exists", "", {}, "enrolled for another person"};
    StoreTransaction transaction(ports_.store);
    ports_.store.set_meta(meta::person, answer->person.text());
    ports_.store.set_meta(meta::organisation, answer->organisation.text());
    ports_.store.set_meta(meta::server, server_url);
    set_bytes(ports_.store, meta::server_key, answer->server_key);
    if (ports_.store.meta(meta::epoch).empty()) ports_.store.set_meta(meta::epoch, answer->epoch);
    set_flag(ports_.store, meta::revoked, false);
    transaction.commit();
    return {};
  } catch (const Failure& failure) {
    return failure.error();
  }
}

}  // namespace dialogue
