// SPDX-License-Identifier: Apache-2.0
#include "server/service/service.h"

#include <algorithm>

#include "server/service/admin/admin.h"
#include "server/service/apply/documents_noted.h"
#include "server/service/clock/clockwork.h"
#include "server/service/decide/access.h"
#include "server/service/engine/engine.h"
#include "server/service/engine/epochs.h"
#include "server/service/engine/usage.h"
#include "server/service/exchange/cursor_state.h"
#include "server/service/exchange/device_code.h"
#include "server/service/exchange/enrol.h"
#include "server/service/exchange/history.h"
#include "server/service/exchange/pull.h"
#include "server/service/exchange/sync.h"
#include "server/service/mail/the_digests.h"
#include "shared/base/bytes.h"
#include "shared/base/log.h"
#include "shared/domain/people/roles.h"
#include "shared/model/declaration.h"

namespace dialogue {
namespace {

constexpr std::string_view asked_until_name = "asked_until";

class TheService final : public Service {
 public:
  explicit TheService(Ports ports) : engine_(std::move(ports)), admin_(std::make_unique<TheAdministration>(engine_)) {}
  Status settle() { return settle_epoch(engine_); }

  SyncResponse sync(const Uuid& device, const SyncRequest& request) override { return sync_device(engine_, device, request); }
  EnrolResponse enrol(const EnrolRequest& request) override { return enrol_device(engine_, request); }
  Result<CodeResponse> take_code(const Uuid& device, const CodeRequest& request) override {
    return take_device_code(engine_, device, request);
  }

  std::optional<DeviceKey> device_key(const Uuid& device) override {
    // An error must show here: a disk that cannot be read must not turn a device into an unknown one.
    const auto stored = engine_.snapshot()->device(device);
    if (!stored) return {};
    return DeviceKey{stored->key, stored->person, stored->revoked};
  }

  Epoch epoch() override { return engine_.snapshot()->epochs().back().epoch; }

  std::vector<Epoch> newest_epochs() override {
    constexpr std::size_t most = 8;
    std::vector<Epoch> out;
    const auto all = engine_.snapshot()->epochs();
    for (auto one = all.rbegin(); one != all.rend() && out.size() < most; ++one) out.push_back(one->epoch);
    return out;
  }
  std::int64_t asked_until() override {
    const std::string kept = engine_.snapshot()->meta(asked_until_name);
    return kept.empty() ? 0 : static_cast<std::int64_t>(stored_number(kept));
  }
  Status keep_asked_until(std::int64_t time_ms) override {
    return engine_.write([&](UnitOfWork& work) { work.store().set_meta(asked_until_name, std::to_string(time_ms)); });
  }
  LineKeys line_keys() override { return engine_.line_keys(); }
  std::vector<NextKey> audit_keys() override { return engine_.audit_keys(); }

  std::uint64_t head() override {
    return quietly<std::uint64_t>([](StoreView& view) { return view.head().seq; });
  }

  bool has_news(const Uuid& device, const std::string& bytes) override {
    return quietly<bool>([&](StoreView& view) {
      Cursor cursor;
      if (read_cursor(engine_, view, bytes, cursor) != CursorState::good) return true;
      const auto actor = actor_of(engine_, view, device);
      return !actor || Puller(view, engine_.catalogue, *actor).news(cursor);
    });
  }

  Result<std::string> history_json(const Uuid& device, const Uuid& record) override { return history_of(engine_, device, record); }
  Result<FileInfo> file_access(const Uuid& device, const Uuid& material, bool write) override {
    return file_of(engine_, device, material, write);
  }
  Status file_room(const Uuid& device, std::uint64_t bytes) override {
    try {
      const auto view = engine_.snapshot();
      auto refused = refusal(usage_of(*view, Stored::files, device, engine_.now_ms()), engine_.quotas().files, bytes);
      return refused ? Status(*refused) : Status();
    } catch (const Failure& failure) {
      return failure.error();
    }
  }
  Status note_file_bytes(const Uuid& device, std::uint64_t bytes) override {
    return engine_.write([&](UnitOfWork& work) {
      Usage usage = usage_of(work.view(), Stored::files, device, work.now_ms());
      usage.today += bytes;
      usage.total += bytes;
      note_usage(work, Stored::files, device, usage);
    });
  }
  Status note_document(const Uuid& material, bool stored) override {
    return engine_.write([&](UnitOfWork& work) { note_documents(work, {{material, stored}}); });
  }
  Result<std::uint64_t> pass_time() override { return Clockwork(engine_).turn(); }
  Status try_writing() override {
    return engine_.ports.writer.run([&] { engine_.ports.store.set_meta("written_ms", std::to_string(engine_.now_ms())); });
  }
  void set_quotas(const Quotas& quotas) override { engine_.set_quotas(quotas); }
  Administration& admin() override { return *admin_; }
  Digests& digests() override { return digests_; }

 private:
  template <class T, class Read>
  T quietly(Read read) {
    try {
      const auto view = engine_.snapshot();
      return read(*view);
    } catch (const Failure& failure) {
      log(LogLevel::error, "read_failed", failure.error());
      return T{};
    }
  }

  Engine engine_;
  std::unique_ptr<Administration> admin_;
  TheDigests digests_{engine_, [this](const Uuid& person) {
                        const Kind* people = engine_.catalogue.domain().serving(Purpose::person);
                        return admin_->edit_as_server(people->name, person, {{"no_mail", "true"}});
                      }};
};

}  // namespace

Result<std::unique_ptr<Service>> Service::open(Ports ports) {
  try {
    auto service = std::make_unique<TheService>(std::move(ports));
    if (auto status = service->settle(); !status) return status.error();
    return std::unique_ptr<Service>(std::move(service));
  } catch (const Failure& failure) {
    return failure.error();
  }
}

}  // namespace dialogue
