// SPDX-License-Identifier: Apache-2.0
#include <vector>

#include "shared/wire/json_tape.h"

namespace dialogue::json {
namespace {

/// Walks the nodes of one value in their order; containers that are canonical already are copied whole.
class Canonical {
 public:
  explicit Canonical(const Tape& tape) : tape_(tape) {}

  std::string of(std::uint32_t index) {
    const std::uint32_t end = tape_.after(index);
    out_.reserve(tape_.raw(tape_.nodes[index]).size());
    for (std::uint32_t at = index; at < end || !open_.empty();) {
      if (!open_.empty() && at == open_.back().end) {
        out_ += open_.back().object ? '}' : ']';
        open_.pop_back();
      } else {
        at = one(at);
      }
    }
    return std::move(out_);
  }

 private:
  struct Frame {
    std::uint32_t end;
    bool object;
    bool first = true;
    bool key = true;  ///< objects: the next node is a key
  };

  std::uint32_t one(std::uint32_t at) {
    const bool is_key = separate();
    const Node& node = tape_.nodes[at];
    if (node.canonical) {
      out_ += tape_.raw(node);
    } else if (node.is_container()) {
      out_ += static_cast<Type>(node.type) == Type::object ? '{' : '[';
      open_.push_back({node.next, static_cast<Type>(node.type) == Type::object});
      return at + 1;
    } else {
      append_quoted(out_, unescape(tape_.inside(node)));
    }
    if (is_key) out_ += ':';
    return is_key ? at + 1 : tape_.after(at);
  }

  /// Sets the comma; true when a key comes next.
  bool separate() {
    if (open_.empty()) return false;
    Frame& frame = open_.back();
    const bool is_key = frame.object && frame.key;
    if (!frame.first && (is_key || !frame.object)) out_ += ',';
    frame.first = false;
    frame.key = !frame.key;
    return is_key;
  }

  const Tape& tape_;
  std::string out_;
  std::vector<Frame> open_;
};

}  // namespace

std::string canonical(Value value) {
  if (value.is_canonical()) return std::string(value.raw());
  return Canonical(*value.tape_).of(value.index_);
}

}  // namespace dialogue::json
