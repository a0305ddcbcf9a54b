// SPDX-License-Identifier: Apache-2.0
// Answers about files and history from a server that nobody trusts: a device that uploads and downloads ends, and what it keeps under a
// hash has that hash. First byte: what it asks; then answers "STATUS LENGTH\nBODY" one after the other, the last one for ever.
#include <charconv>
#include <filesystem>

#include "client/cli/history.h"
#include "client/core/files/files_remote.h"
#include "shared/base/hash.h"
#include "tests/fakes/proven.h"
#include "tests/fakes/transport.h"
#include "tests/fuzz/support/expect.h"
#include "tests/fuzz/support/scratch.h"
#include "tests/fuzz/support/server.h"

using namespace dialogue;
using fuzz::expect;

namespace {

/// Says what it is told, and stands for a person who gives up after many requests.
class Told final : public test::FakeTransport {
 public:
  explicit Told(std::string_view script)
      : FakeTransport([this](const WireRequest& request) {
          auto reply = answer();
          return reply ? test::proven_reply(request, std::move(*reply)) : std::move(reply);
        }),
        script_(script) {}
  void with_sums() { sums_ = true; }

 private:
  Result<WireReply> answer() {
    // A transfer of two kilobytes, a byte at a time and with three attempts for each, takes no more than this. One that needs more goes
    // round in circles.
    expect(++calls_ < 10'000);
    fuzz::Choices choices(script_);
    const auto line = choices.line();
    int status = 0;
    std::size_t length = 0;
    std::from_chars(line.data(), line.data() + line.size(), status);
    if (const auto space = line.find(' '); space != std::string_view::npos)
      std::from_chars(line.data() + space + 1, line.data() + line.size(), length);
    WireReply reply{status, "application/json", std::string(choices.take(length))};
    if (!choices.empty()) script_ = choices.rest();
    if (status == 0) return Error{"offline", "", {}, ""};
    if (sums_) reply.body.insert(0, raw(blake2b(reply.body)));
    return reply;
  }

  std::string_view script_;
  int calls_ = 0;
  bool sums_ = false;
};

const std::string& folder() {
  static const std::string path = [] {
    const auto made = fuzz::scratch("down");
    std::filesystem::create_directories(made);
    return made;
  }();
  return path;
}

}  // namespace

FUZZ_TARGET(file_answers, input) {
  if (input.empty()) return;
  const auto which = static_cast<unsigned char>(input.front());
  Told told(input.substr(1));
  test::SigningSession session;
  if (which % 4 == 3) {
    cli::history_text(input.substr(1), "en").ignore();
    WireReply reply{409, "application/problem+json", std::string(input.substr(1))};
    expect(!problem_of(reply).code.empty());
    return;
  }
  FileStore store(folder());
  const std::string content(2048, 'x');
  MaterialFile file{Uuid::derived("m", "1"), "a.txt", hex(raw(sha256(content))), content.size()};
  static test::FakeClock clock{1'806'400'000'000};
  FileLine line{session, told, store, [](int failures, bool) { return failures < 3; }, {}, clock};
  if (which % 4 == 0) {
    store.put(content).take();
    upload(line, file).ignore();
    expect(store.read(file.sha256).take() == content);
  } else {
    if (which % 4 == 1) told.with_sums();
    if (download(line, file)) expect(store.read(file.sha256).take() == content);
  }
  std::error_code ignored;
  std::filesystem::remove_all(folder() + "/files", ignored);
}
