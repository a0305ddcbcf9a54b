// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/result.h"

namespace dialogue {

/// A picture in shades of grey, row by row, one byte a point.
struct GreyPicture {
  int width = 0, height = 0;
  std::vector<std::uint8_t> points;
};

/// A picture has no more points than this, and its file no more bytes.
inline constexpr std::int64_t most_picture_points = 40'000'000;
inline constexpr std::size_t longest_picture_file = 32u << 20;

/// The text of the QR code in the picture; of several, of the one with a joining line. Codes: no_qr_code, several_qr_codes (with different
/// lines).
Result<std::string> text_of(const GreyPicture& picture);

bool is_png(std::string_view bytes);
/// A PNG file. Codes: no_qr_code (it cannot be read as a picture), too_large.
Result<GreyPicture> picture_of_png(std::string_view bytes);

}  // namespace dialogue
