// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "shared/base/hash.h"
#include "shared/base/line_fingerprint.h"
#include "shared/base/planted.h"
#include "shared/wire/json.h"
#include "sync/answer_proof.h"
#include "sync/codec.h"
#include "sync/device_session.h"
#include "sync/meta.h"
#include "sync/wire_form.h"

namespace dialogue {

// Device id and key are stored before they are first used, so that a repeated enrolment is the same device. A closed device's id and key
// are never let in again, because somebody else may have them. It enrols as another device, and is what it was until then. It does not when
// it is to erase itself.
DeviceSession::Identity DeviceSession::identity() {
  const bool closed = get_flag(ports_.store, meta::revoked) && ports_.store.meta(meta::wipe).empty();
  const Identity out = closed ? Identity{meta::next_device, meta::next_seed} : Identity{meta::device, meta::seed};
  if (!get_uuid(ports_.store, out.device).is_nil()) return out;
  std::array<std::uint8_t, 10> id;
  std::array<std::uint8_t, 32> seed;
  ports_.random.fill(id);
  ports_.random.fill(seed);
  StoreTransaction transaction(ports_.store);
  ports_.store.set_meta(out.device, Uuid::v7(ports_.clock.unix_ms(), id).text());
  set_bytes(ports_.store, out.seed, {reinterpret_cast<const char*>(seed.data()), seed.size()});
  if (!closed) ports_.store.set_meta(meta::incarnation, fresh_incarnation(ports_.random));
  transaction.commit();
  return out;
}

// The name of this device until now.
std::string DeviceSession::known_name() {
  const auto head = ports_.store.head(get_uuid(ports_.store, meta::device));
  if (!head) return {};
  const Cells cells = ports_.store.read(*head);
  const auto name = cells.find("name");
  return name == cells.end() ? std::string() : json::unquote(name->second).value_or("");
}

// Waiting changes go on under the new key, also those that were sealed under the old one. Inside the caller's transaction.
void DeviceSession::become_next() {
  ports_.store.set_meta(meta::device, ports_.store.meta(meta::next_device));
  ports_.store.set_meta(meta::seed, ports_.store.meta(meta::next_seed));
  ports_.store.set_meta(meta::next_device, "");
  ports_.store.set_meta(meta::next_seed, "");
  sealer_.unseal();
}

Result<WireRequest> DeviceSession::enrol(const std::string& code, const std::string& device_name) {
  try {
    const Identity as = identity();
    const auto key = ports_.signer(get_bytes(ports_.store, as.seed));
    const PublicKey public_key = key->public_key();
    EnrolRequest request;
    request.code = code;
    request.device = get_uuid(ports_.store, as.device);
    request.key.assign(public_key.begin(), public_key.end());
    request.name = device_name.empty() ? known_name() : device_name;
    if (!planted(Plant::second_person_enrols)) request.person = get_uuid(ports_.store, meta::person);
    request.proof = raw(key->sign(code + request.key));
    proof_ = b64(request.proof);
    // Whoever asks is not known yet. So the server does not unpack anything, and takes a few lines of JSON.
    WireRequest out;
    out.path = "/v1/enrol";
    out.content_type = "application/json";
    out.body = encode(request);
    return out;
  } catch (const Failure& failure) {
    return failure.error();
  }
}

/// The line's keys of the server that answered, if it proves that it has them and is the one that the code names.
Result<LineKeys> DeviceSession::enrolled_by(const EnrolResponse& answer, const WireReply& reply) {
  const bool closed = get_flag(ports_.store, meta::revoked) && !get_uuid(ports_.store, meta::next_device).is_nil();
  const Identity as = closed ? Identity{meta::next_device, meta::next_seed} : Identity{meta::device, meta::seed};
  const auto own = ports_.signer(get_bytes(ports_.store, as.seed));
  const std::string& key = answer.line.current;
  if (!is_proven(answer_key(*own, key, get_uuid(ports_.store, as.device), key), proof_, reply)) return unproven(reply);
  if (!fingerprint_.empty() && !same_bytes(fingerprint_, line_fingerprint(key)))
    return Error{"other_server", "", {}, "another fingerprint than the code's"};
  return answer.line;
}

Status DeviceSession::take_enrolled(const std::string& server_url, const WireReply& reply) {
  try {
    const auto json = answer_json(reply);
    if (!json) return json.error();
    const auto answer = decode_enrol_response(*json);
    if (!answer) return damaged_on_the_way(answer.error().detail);
    if (answer->error) return *answer->error;
    const auto line = enrolled_by(*answer, reply);
    if (!line) return line.error();
    const Uuid before = get_uuid(ports_.store, meta::person);
    if (!before.is_nil() && before != answer->person && !planted(Plant::second_person_enrols))
      return Error{"exists", "", {}, "enrolled for another person"};
    StoreTransaction transaction(ports_.store);
    if (get_flag(ports_.store, meta::revoked) && !get_uuid(ports_.store, meta::next_device).is_nil()) become_next();
    ports_.store.set_meta(meta::person, answer->person.text());
    ports_.store.set_meta(meta::organisation, answer->organisation.text());
    ports_.store.set_meta(meta::server, server_url);
    ports_.store.set_meta(meta::secured, secured_);
    set_bytes(ports_.store, meta::server_key, answer->server_key);
    if (ports_.store.meta(meta::epoch).empty()) ports_.store.set_meta(meta::epoch, answer->epoch);
    note_line_keys(ports_.store, *line);
    note_server_time(ports_, answer->server_ms);
    set_flag(ports_.store, meta::revoked, false);
    transaction.commit();
    return {};
  } catch (const Failure& failure) {
    return failure.error();
  }
}

}  // namespace dialogue
