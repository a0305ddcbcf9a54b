// SPDX-License-Identifier: Apache-2.0
#include "shared/manual/completion.h"

namespace dialogue::manual {

std::string completion(const Command& program, const std::string& shell) {
  if (shell == "bash") return bash_completion(program);
  if (shell == "zsh") return zsh_completion(program);
  if (shell == "fish") return fish_completion(program);
  return "";
}

}  // namespace dialogue::manual
