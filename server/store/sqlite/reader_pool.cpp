// SPDX-License-Identifier: Apache-2.0
#include "server/store/sqlite/reader_pool.h"

#include "server/service/ports/forwarding_view.h"
#include "shared/sqlite/transaction.h"

namespace dialogue {
namespace {

constexpr std::size_t most_idle = 8;

}  // namespace

class ReaderPool::Borrowed final : public ForwardingView {
 public:
  Borrowed(ReaderPool& pool, std::unique_ptr<Reader> reader)
      : ForwardingView(reader->view), pool_(pool), reader_(std::move(reader)), snapshot_(std::make_unique<Snapshot>(reader_->db)) {}
  ~Borrowed() override {
    snapshot_.reset();
    pool_.give_back(std::move(reader_));
  }

 private:
  ReaderPool& pool_;
  std::unique_ptr<Reader> reader_;
  std::unique_ptr<Snapshot> snapshot_;
};

std::unique_ptr<ReaderPool::Reader> ReaderPool::take() {
  {
    const std::lock_guard lock(mutex_);
    if (!idle_.empty()) {
      auto reader = std::move(idle_.back());
      idle_.pop_back();
      return reader;
    }
  }
  DatabaseOptions options;
  options.writer = false;
  options.vfs = vfs_;
  return std::make_unique<Reader>(path_, options, domain_);
}

void ReaderPool::give_back(std::unique_ptr<Reader> reader) {
  const std::lock_guard lock(mutex_);
  if (idle_.size() < most_idle) idle_.push_back(std::move(reader));
}

std::unique_ptr<StoreView> ReaderPool::snapshot() { return std::make_unique<Borrowed>(*this, take()); }

}  // namespace dialogue
