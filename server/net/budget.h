// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <cstddef>
#include <memory>
#include <optional>
#include <utility>

namespace dialogue::net {

/// One bound for what all requests together hold in memory: bytes in the front, bodies in work, and what they become when they are
/// unpacked. Any thread.
class Budget {
 public:
  /// Gives back what was taken when it ends.
  class Lease {
   public:
    Lease() = default;
    Lease(Budget& budget, std::size_t bytes) : budget_(&budget), bytes_(bytes) {}
    Lease(Lease&& other) noexcept : budget_(std::exchange(other.budget_, nullptr)), bytes_(other.bytes_) {}
    Lease& operator=(Lease&& other) noexcept {
      std::swap(budget_, other.budget_);
      std::swap(bytes_, other.bytes_);
      return *this;
    }
    ~Lease() {
      if (budget_) budget_->used_ -= bytes_;
    }

   private:
    Budget* budget_ = nullptr;
    std::size_t bytes_ = 0;
  };

  explicit Budget(std::size_t most) : most_(most) {}
  Budget(const Budget&) = delete;
  Budget& operator=(const Budget&) = delete;

  /// Nothing when there is not so much left.
  std::optional<Lease> lease(std::size_t bytes) {
    if (used_.fetch_add(bytes) + bytes <= most_) return std::optional<Lease>(std::in_place, *this, bytes);
    used_ -= bytes;
    return std::nullopt;
  }
  /// For what is there already. More than there is may be taken so; then `lease` gives nothing.
  Lease hold(std::size_t bytes) {
    used_ += bytes;
    return Lease(*this, bytes);
  }
  /// The same, for who counts by himself: `now` bytes instead of `before`.
  void change(std::size_t before, std::size_t now) { used_ += now - before; }

  std::size_t used() const { return used_; }
  std::size_t most() const { return most_; }

 private:
  const std::size_t most_;
  std::atomic<std::size_t> used_{0};
};

}  // namespace dialogue::net
