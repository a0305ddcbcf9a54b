// SPDX-License-Identifier: Apache-2.0
// The server without HTTP and SQL: what is decided about changes, and what each device is sent. Any thread; nothing here throws.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "server/service/admin/administration.h"
#include "server/service/exchange/file_access.h"
#include "server/service/mail/digests.h"
#include "server/service/ports/service_ports.h"
#include "shared/base/ids.h"
#include "shared/base/result.h"
#include "sync/device_code.h"
#include "sync/messages.h"

namespace dialogue {

struct DeviceKey {
  std::string key;  ///< 32 raw bytes, Ed25519
  Uuid person;
  bool revoked = false;
};

class Service {
 public:
  using Ports = ServicePorts;
  /// Codes: too_new (the data were written under a newer schema), damaged, disk_full. A store that is behind its high-water mark, or beside
  /// it, begins a new epoch here by itself and says so in the log.
  static Result<std::unique_ptr<Service>> open(Ports ports);
  virtual ~Service() = default;

  /// One request of an authenticated device (docs/PROTOCOL.md §4). Blocks until what it sent is durable. Refusals are in `error`.
  virtual SyncResponse sync(const Uuid& device, const SyncRequest& request) = 0;
  /// Idempotent by code and key. Codes: bad_code, bad_proof, used_code, expired_code, too_many.
  virtual EnrolResponse enrol(const EnrolRequest& request) = 0;
  /// Takes a one-time code that the device made, of which the request has the digest. Idempotent: the same digest again is the same code.
  /// Answers id, person and end. Codes: revoked, not_allowed, own_code_only, not_available (the person is not known, or may not be seen),
  /// used_code, expired_code, too_many_codes, codes_today.
  virtual Result<CodeResponse> take_code(const Uuid& device, const CodeRequest& request) = 0;
  /// For the check of a request's signature.
  virtual std::optional<DeviceKey> device_key(const Uuid& device) = 0;
  virtual Epoch epoch() = 0;
  /// The current one and some before it, newest first.
  virtual std::vector<Epoch> newest_epochs() = 0;
  /// Times up to which requests may have said theirs before this process began; it outlives the process.
  virtual std::int64_t asked_until() = 0;
  virtual Status keep_asked_until(std::int64_t time_ms) = 0;
  /// The keys by which devices know this server on the line, signed.
  virtual LineKeys line_keys() = 0;
  /// By which a device traces the audit key that signs those.
  virtual std::vector<NextKey> audit_keys() = 0;
  /// The log's last sequence; cheap: live waiters compare it.
  virtual std::uint64_t head() = 0;
  /// Whether that device's scopes hold anything above this cursor; no: nothing new. Cheap.
  virtual bool has_news(const Uuid& device, const std::string& cursor) = 0;

  /// {"record":ID,"kind":K,"entries":[{"seq","at","by","by_name","device","field","from","to","verdict","act"}…]}: every accepted change of
  /// what the device's person may see, from when the facet entered their scopes. Codes: not_available.
  virtual Result<std::string> history_json(const Uuid& device, const Uuid& record) = 0;

  /// Codes: not_available (also when it may not be seen), not_allowed (write: by the material's author, and once the bytes were lost by
  /// everybody who may see it).
  virtual Result<FileInfo> file_access(const Uuid& device, const Uuid& material, bool write) = 0;

  /// Whether the device may store so many bytes of files more, and that it has. Codes: over_quota, storage_used_up.
  virtual Status file_room(const Uuid& device, std::uint64_t bytes) = 0;
  virtual Status note_file_bytes(const Uuid& device, std::uint64_t bytes) = 0;

  /// The material's bytes are all there and verified, or they are lost. Its record says so from now on, and lost bytes are asked for.
  virtual Status note_document(const Uuid& material, bool stored) = 0;

  /// Does what the calendar brings about: roles, memberships, requests and offers that end, pledges that begin or lapse, organisations of
  /// which nobody was seen for a year. Each is an act of the server's own in the log. Returns how many; a second time at once: none. Called
  /// at the start, now and then while serving, and before an administrator reads.
  virtual Result<std::uint64_t> pass_time() = 0;

  /// A tiny write transaction: whether the writer still does its work. Blocks until it is durable.
  virtual Status try_writing() = 0;

  /// How much each device may send and store from now on.
  virtual void set_quotas(const Quotas& quotas) = 0;

  virtual Administration& admin() = 0;
  /// Who may be told by mail how much waits for them.
  virtual Digests& digests() = 0;
};

}  // namespace dialogue
