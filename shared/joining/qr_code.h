// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "shared/base/result.h"

namespace dialogue {

/// A QR code as squares, with the quiet zone around it that readers need.
class QrCode {
 public:
  /// Text in capitals makes a smaller one. Code too_large.
  static Result<QrCode> of(const std::string& text);

  int width() const { return width_; }
  bool dark(int x, int y) const {
    return dark_[static_cast<std::size_t>(y) * static_cast<std::size_t>(width_) + static_cast<std::size_t>(x)];
  }

  /// For a terminal, two squares a letter: black on white whatever the terminal's own colours are.
  std::string for_terminal() const;
  /// For paper. The joining line stands in it as text too, for programs that are given the file and draw no such pictures.
  std::string svg(const std::string& line) const;

 private:
  explicit QrCode(int width) : width_(width), dark_(static_cast<std::size_t>(width) * static_cast<std::size_t>(width)) {}

  int width_;
  std::vector<bool> dark_;
};

}  // namespace dialogue
