// SPDX-License-Identifier: Apache-2.0
#include "server/store/high_water.h"

#include <algorithm>

#include "server/store/whole_file.h"
#include "shared/base/bytes.h"

namespace dialogue {

// "dialogue mark 1 EPOCH SEQ CHAIN\n"
std::optional<HighWater> HighWaterFile::read() const {
  const auto text = read_file(path_);
  if (!text) return {};
  constexpr std::string_view head = "dialogue mark 1 ";
  const auto bad = [] { return Failure(Error{"damaged", "", {}, "the high-water mark cannot be read"}); };
  if (!text->starts_with(head)) throw bad();
  const auto epoch_end = text->find(' ', head.size());
  const auto seq_end = epoch_end == std::string::npos ? epoch_end : text->find(' ', epoch_end + 1);
  const auto end = text->find('\n');
  std::string chain;
  if (seq_end == std::string::npos || end == std::string::npos || !unb64(text->substr(seq_end + 1, end - seq_end - 1), chain)) throw bad();
  HighWater mark;
  if (chain.size() != mark.head.chain.size()) throw bad();
  mark.epoch = text->substr(head.size(), epoch_end - head.size());
  const auto seq = std::string_view(*text).substr(epoch_end + 1, seq_end - epoch_end - 1);
  if (!is_epoch(mark.epoch)) throw bad();
  mark.head.seq = stored_number(seq);
  std::copy(chain.begin(), chain.end(), mark.head.chain.begin());
  return mark;
}

void HighWaterFile::write(const HighWater& mark) const {
  replace_file(path_, "dialogue mark 1 " + mark.epoch + " " + std::to_string(mark.head.seq) + " " + b64(raw(mark.head.chain)) + "\n");
}

}  // namespace dialogue
