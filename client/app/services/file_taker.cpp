// SPDX-License-Identifier: Apache-2.0
#include "client/app/services/file_taker.h"

namespace dialogue {

FileTaker::FileTaker(QObject* parent) : QObject(parent) {
  thread_.setObjectName("attach");
  worker_.moveToThread(&thread_);
  thread_.start();
}

FileTaker::~FileTaker() {
  thread_.quit();
  thread_.wait();
}

}  // namespace dialogue
