// SPDX-License-Identifier: Apache-2.0
#include "server/service/ports/writer.h"

#include "server/service/ports/store.h"

namespace dialogue {

Status InlineWriter::run(const std::function<void()>& job) {
  try {
    store_.begin();
  } catch (const Failure& failure) {
    return failure.error();
  }
  try {
    job();
  } catch (const Failure& failure) {
    store_.rollback();
    return failure.error();
  } catch (...) {
    store_.rollback();
    throw;
  }
  try {
    store_.commit();
  } catch (const Failure& failure) {
    store_.rollback();
    if (failure.error().code == "disk_full") return failure.error();
    return Error{"not_durable", "", {}, failure.error().detail};
  }
  return {};
}

Status InlineWriter::run_alone(const std::function<void()>& job) {
  try {
    job();
  } catch (const Failure& failure) {
    return failure.error();
  }
  return {};
}

}  // namespace dialogue
