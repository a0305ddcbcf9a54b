// SPDX-License-Identifier: Apache-2.0
// What one seed plays: each class of faults is on or off, then has its intensity (per mille). Printed at the start of a run.
#pragma once

#include <cstdint>
#include <span>
#include <string>

namespace dialogue::sim {

struct Options {
  std::uint64_t seed = 0;
  int replicas = 3, organisations = 2, steps = 120;
  bool real_signer = false;  ///< Ed25519; else a cheap stand-in behind the same port
  bool slow_start = false;   ///< devices enrol during the run, not before it
  bool small_pages = false;  ///< answers are cut to the smallest page
  bool watch = false;        ///< every answer is held against who may see what (dear)

  // The line, per request
  unsigned lose_request = 0, lose_reply = 0, duplicate = 0, cut = 0, corrupt = 0, portal = 0;
  unsigned late_reply = 0;    ///< an older answer comes instead of the one asked for
  unsigned late_request = 0;  ///< a request that seemed lost arrives after later ones
  unsigned overheard = 0;     ///< a stranger sends once more what was sent before
  unsigned forged = 0;        ///< a stranger answers in the server's form

  // Programs and disks
  unsigned server_crash = 0, device_crash = 0;  ///< per request, per verb or request
  unsigned server_disk = 0;                     ///< per request: the server's disk is full, or fails
  unsigned disk_full = 0;                       ///< per step: a device's disk fills, and is freed again later
  unsigned io_error = 0;                        ///< per step: a device's n-th call from now fails, once or for ever
  unsigned damaged_sum = 0;                     ///< per step: a device's stored sum is spoiled (it must refill)

  // People, clocks, machines; per step
  unsigned clock_jumps = 0;  ///< device clocks: off by years, jumping
  unsigned long_pauses = 0;  ///< an hour or a month passes for everybody
  unsigned away = 0;         ///< a device is away for 400 days
  unsigned grants = 0;       ///< a role is given or taken, or given back at once
  unsigned swaps = 0;        ///< another person enrols on a device that is somebody's
  unsigned revoke = 0;       ///< a device is revoked
  unsigned server_restore = 0, device_restore = 0, device_clone = 0;
  unsigned cursor_key = 0;  ///< the server's cursors become unreadable
  unsigned stories = 0;     ///< per step: a short story is played out (stories.h)
  unsigned long_words = 0;  ///< what people type is long
  unsigned versions = 0;    ///< programs of three ages; per step: one is brought up to date, or an older one tried
  unsigned quota = 0;       ///< changes a minute; 0 = the usual

  /// The fault classes by name, to print them and to take them away one by one.
  struct Class {
    const char* name;
    unsigned Options::*value;
  };
  static std::span<const Class> classes();

  static Options draw(std::uint64_t seed);
  std::string text() const;
};

}  // namespace dialogue::sim
