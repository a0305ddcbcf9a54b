// SPDX-License-Identifier: Apache-2.0
#include "sync/scope_book.h"

namespace dialogue {

void ScopeBook::load() {
  if (scopes_) return;
  for (auto& scope : store_.scopes()) stored_[scope.id] = std::move(scope);
  scopes_ = stored_;
}

ScopeInfo& ScopeBook::touch(ScopeId id) {
  load();
  auto& scope = (*scopes_)[id];
  scope.id = id;
  return scope;
}

void ScopeBook::name(ScopeId id, const std::string& name) { touch(id).name = name; }

void ScopeBook::add(ScopeId id, std::uint64_t sum) {
  auto& scope = touch(id);
  scope.sum += sum;
  ++scope.rows;
}

void ScopeBook::take(ScopeId id, std::uint64_t sum) {
  auto& scope = touch(id);
  scope.sum -= sum;
  if (scope.rows > 0) --scope.rows;
}

void ScopeBook::drop(ScopeId id) {
  load();
  scopes_->erase(id);
}

void ScopeBook::refilling(ScopeId id) {
  auto& scope = touch(id);
  scope.sum = scope.rows = 0;
  scope.refill = 2;
}

void ScopeBook::set_refill(ScopeId id, int refill) { touch(id).refill = refill; }

const std::map<ScopeId, ScopeInfo>& ScopeBook::all() {
  load();
  return *scopes_;
}

std::uint64_t ScopeBook::total() {
  std::uint64_t sum = 0;
  for (const auto& [id, scope] : all()) sum += scope.sum;
  return sum;
}

void ScopeBook::flush() {
  if (!scopes_) return;
  for (const auto& [id, scope] : *scopes_) {
    const auto it = stored_.find(id);
    if (it == stored_.end() || !(it->second == scope)) store_.save(scope);
  }
  for (const auto& [id, scope] : stored_)
    if (!scopes_->contains(id)) store_.drop_scope(id);
  stored_ = *scopes_;
}

}  // namespace dialogue
