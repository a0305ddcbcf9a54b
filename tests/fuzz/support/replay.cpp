// SPDX-License-Identifier: Apache-2.0
// Feeds each target its committed corpus, in whatever build this is: `fuzz_replay CORPUS [TARGET]`. So corpora never rot.
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <string>

#include "tests/fuzz/support/expect.h"

namespace {

std::map<std::string, dialogue::fuzz::Run>& targets() {
  static std::map<std::string, dialogue::fuzz::Run> all;
  return all;
}

}  // namespace

dialogue::fuzz::Entered::Entered(const char* name, Run run) { targets()[name] = run; }

int main(int argc, char** argv) {
  namespace fs = std::filesystem;
  if (argc < 2) return std::fputs("fuzz_replay CORPUS [TARGET]\n", stderr), 2;
  int without = 0;
  for (const auto& [name, run] : targets()) {
    if (argc > 2 && name != argv[2]) continue;
    std::error_code missing;
    std::set<fs::path> files;
    for (const auto& entry : fs::directory_iterator(fs::path(argv[1]) / name, missing)) files.insert(entry.path());
    for (const auto& file : files) {
      std::ifstream in(file, std::ios::binary);
      const std::string bytes{std::istreambuf_iterator<char>(in), {}};
      // A crash ends the program: the last line names the input.
      std::printf("%s %s\n", name.c_str(), file.filename().c_str());
      std::fflush(stdout);
      run(bytes);
    }
    run({});
    if (files.empty()) ++without, std::printf("%s has no corpus\n", name.c_str());
  }
  return without == 0 ? 0 : 1;
}
