// SPDX-License-Identifier: Apache-2.0
#include "sync/ports.h"

namespace dialogue {

StoreTransaction::~StoreTransaction() {
  if (!open_) return;
  try {
    store_.rollback();
  } catch (const Failure&) {
    // What could not be rolled back now is rolled back when the store is opened again.
  }
}

void StoreTransaction::commit() {
  store_.commit();
  open_ = false;
}

}  // namespace dialogue
