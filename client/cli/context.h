// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <iostream>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "client/cli/words.h"
#include "client/core/verbs/replica.h"
#include "shared/domain/platform.h"
#include "sync/session.h"

namespace CLI {
class App;
}

namespace dialogue::cli {

/// What a command is given: the options that all share, the replica, and where to print.
class Context {
 public:
  std::string replica_dir;  ///< --replica
  std::string lang_asked;   ///< --lang
  bool json = false;
  std::function<Status()> command;       ///< set by the subcommand that was named
  const Kind* kind_of_errors = nullptr;  ///< gives the fields in an error their labels
  Uuid made;                             ///< by the command that ran last
  bool said = false;                     ///< something was printed: with --json it was the document, and no second one follows it
  std::string* held_back = nullptr;      ///< what would be printed goes here

  /// Opens the replica at first use. While another program has it, waits for some seconds. Codes: in_use, damaged, too_new …
  Replica& replica();
  /// Closes the replica, because what follows needs its folder.
  void close() { transport_.reset(), replica_.reset(); }
  const Domain& domain() const { return platform(); }
  std::string lang() const { return language(lang_asked); }
  /// Where requests go. Made at first use for the server of this replica. Code: not_enrolled.
  Result<Transport*> transport();
  /// `dir` is the replica's folder.
  static Result<std::unique_ptr<Transport>> transport_to(const ServerPlace& server, const std::string& dir);

  void print(std::string_view text) {
    if (held_back) {
      held_back->append(text);
      return;
    }
    said = true;
    std::cout << text;
  }
  void line(std::string_view text) { print(std::string(text) + '\n'); }
  void note(std::string_view text) { std::cerr << text << '\n'; }
  std::string say(const Text3& pattern, const std::vector<std::string>& args = {}) const { return cli::say(pattern, lang(), args); }
  /// Whether long work may show where it is.
  bool shows_progress() const;

  /// A record's title as it reads. `kind` may be null.
  std::string title(const Kind* kind, const std::string& title);

  /// An id as typed. Code: bad_id.
  static Result<Uuid> id(const std::string& text);
  /// Codes: unknown_kind, with the nearest name.
  Result<const Kind*> kind(const std::string& name);

 private:
  Result<std::unique_ptr<Replica>> open_in_turn(const std::string& dir);

  std::unique_ptr<Replica> replica_;
  std::unique_ptr<Transport> transport_;
};

/// unknown_field with the nearest field or part of the kind.
Error unknown_field(const Kind& kind, std::string_view name);

/// "2027-03-17T13:00:00Z", for programs; empty for 0.
std::string time_text(std::int64_t unix_ms);
/// "2027-03-17 14:00 (UTC+1)", for people; empty for 0.
std::string time_here(std::int64_t unix_ms);

}  // namespace dialogue::cli
