// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <functional>
#include <string>

namespace dialogue::sim {

/// Does `count` pieces of work in processes of their own, at most `jobs` at a time. The results go to `done` in the order in which the
/// pieces finish. A piece whose process died gives an empty text.
void in_processes(std::size_t count, int jobs, const std::function<std::string(std::size_t)>& work,
                  const std::function<void(std::size_t, const std::string&)>& done);

}  // namespace dialogue::sim
