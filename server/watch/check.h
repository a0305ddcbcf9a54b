// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace dialogue::watch {

/// One thing that was looked at.
struct Check {
  enum class State {
    ok,
    todo,   ///< the server serves, and somebody has something to do
    wrong,  ///< it does not, or what is kept is in danger
  };
  std::string name;  ///< "disk"
  State state = State::ok;
  std::string words;        ///< what is: never what a user wrote
  std::string advice = {};  ///< what to do; empty when nothing
};

inline const char* name_of(Check::State state) { return state == Check::State::ok ? "ok" : state == Check::State::todo ? "todo" : "wrong"; }

}  // namespace dialogue::watch
