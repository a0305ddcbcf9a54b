// SPDX-License-Identifier: Apache-2.0
#include "client/core/exchange/leaving.h"

#include <utility>

#include "client/core/files/files_remote.h"

namespace dialogue {

Leaving leaving(Replica& replica) {
  auto farewell = replica.session().farewell();
  if (!farewell || !*farewell) return {};
  const auto status = replica.status();
  const bool documents = !status.revoked && waiting_files(replica).count > 0;
  return {documents ? Leaving::When::after_documents : Leaving::When::now, {status.place(), std::move(**farewell)}};
}

}  // namespace dialogue
