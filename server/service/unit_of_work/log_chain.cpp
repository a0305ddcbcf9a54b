// SPDX-License-Identifier: Apache-2.0
#include "server/service/unit_of_work/log_chain.h"

#include "shared/base/bytes.h"

namespace dialogue {

Hash32 digest_of(const LogRow& row) {
  std::string frame;
  frame.reserve(row.salt.size() + 8 + row.result.size());
  frame += row.salt;
  put_u64(frame, row.content.size());
  return blake2b(frame, row.content, row.result);
}

Hash32 link(const Hash32& before, const LogRow& row, const ChangeSource& source) {
  std::string header;
  header.reserve(128);
  put_u64(header, row.seq);
  put_u64(header, static_cast<std::uint64_t>(row.received_ms));
  put_u64(header, row.counter);
  put_u64(header, static_cast<std::uint64_t>(row.rid));
  header += source.device.raw();
  header += source.person.raw();
  header += source.incarnation;
  header.push_back(static_cast<char>('0' + static_cast<int>(row.verdict)));
  header += row.error.code;
  return blake2b(raw(before), header, raw(row.digest));
}

}  // namespace dialogue
