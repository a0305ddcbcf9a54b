// SPDX-License-Identifier: Apache-2.0
// What every fuzz target needs: its entry point, and what must hold for every input.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

namespace dialogue::fuzz {

using Run = void (*)(std::string_view);

/// What must hold for every input; the fuzzer keeps the input that breaks it.
inline void expect(bool holds) {
  if (!holds) std::abort();
}

/// Enters a target into the list of `replay`, which feeds it the committed corpus in the ordinary build.
struct Entered {
  Entered(const char* name, Run run);
};

/// Takes bytes off the front of an input: how a target makes choices. 0 when nothing is left.
class Choices {
 public:
  explicit Choices(std::string_view input) : rest_(input) {}
  std::uint8_t byte() {
    if (rest_.empty()) return 0;
    const auto out = static_cast<std::uint8_t>(rest_.front());
    rest_.remove_prefix(1);
    return out;
  }
  std::uint32_t word() { return byte() | static_cast<std::uint32_t>(byte()) << 8; }
  std::string_view take(std::size_t n) {
    const auto out = rest_.substr(0, n);
    rest_.remove_prefix(out.size());
    return out;
  }
  /// Up to the next line end, which is taken too.
  std::string_view line() {
    const auto end = rest_.find('\n');
    const auto out = rest_.substr(0, end);
    rest_.remove_prefix(end == std::string_view::npos ? rest_.size() : end + 1);
    return out;
  }
  std::string_view rest() const { return rest_; }
  bool empty() const { return rest_.empty(); }

 private:
  std::string_view rest_;
};

}  // namespace dialogue::fuzz

#ifdef DIALOGUE_LIBFUZZER
#define FUZZ_TARGET(name, input)                                                      \
  static void run_##name(std::string_view);                                           \
  extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) { \
    run_##name({reinterpret_cast<const char*>(data), size});                          \
    return 0;                                                                         \
  }                                                                                   \
  static void run_##name(std::string_view input)
#else
#define FUZZ_TARGET(name, input)                                          \
  static void run_##name(std::string_view);                               \
  static const dialogue::fuzz::Entered entered_##name(#name, run_##name); \
  static void run_##name(std::string_view input)
#endif
