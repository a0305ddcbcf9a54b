// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <string>

namespace dialogue::sim {

/// Planted defects (shared/base/planted.h): number 1 … count, each with its name.
int plants();
std::string plant_name(int number);

/// Plays seeds with the defect until one fails; 0 = none did. `why` = what did not hold.
std::uint64_t first_to_catch(int number, std::uint64_t from, std::uint64_t to, std::string& why);

/// All of them in `jobs` processes, as a table of Markdown. `first`: the seed to try before the others, by name. Returns how many went
/// unseen.
int print_plants(std::uint64_t from, std::uint64_t to, int jobs, const std::map<std::string, std::uint64_t>& first);
/// The seeds that an earlier table names.
std::map<std::string, std::uint64_t> seeds_in_table(const std::string& file);

}  // namespace dialogue::sim
