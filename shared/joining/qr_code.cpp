// SPDX-License-Identifier: Apache-2.0
#include "shared/joining/qr_code.h"

#include <qrencode.h>

#include <memory>

namespace dialogue {

Result<QrCode> QrCode::of(const std::string& text) {
  constexpr int quiet = 4, smallest_version = 0;
  const std::unique_ptr<QRcode, decltype(&QRcode_free)> made(
      QRcode_encodeString(text.c_str(), smallest_version, QR_ECLEVEL_M, QR_MODE_8, 1), &QRcode_free);
  if (!made) return Error{"too_large", "", {}, "does not fit a QR code"};
  QrCode out(made->width + 2 * quiet);
  for (int y = 0; y < made->width; ++y)
    for (int x = 0; x < made->width; ++x) {
      const bool dark = (made->data[y * made->width + x] & 1) != 0;
      out.dark_[static_cast<std::size_t>((y + quiet) * out.width_ + x + quiet)] = dark;
    }
  return out;
}

std::string QrCode::for_terminal() const {
  constexpr const char *black_on_white = "\033[30;107m", *as_before = "\033[0m\n";
  std::string out;
  for (int y = 0; y < width_; y += 2) {
    out += black_on_white;
    for (int x = 0; x < width_; ++x) {
      const bool upper = dark(x, y), lower = y + 1 < width_ && dark(x, y + 1);
      out += upper ? (lower ? "█" : "▀") : (lower ? "▄" : " ");
    }
    out += as_before;
  }
  return out;
}

std::string QrCode::svg(const std::string& line) const {
  const std::string size = std::to_string(width_);
  std::string out = R"(<svg xmlns="http://www.w3.org/2000/svg" width="60mm" height="60mm" shape-rendering="crispEdges" viewBox="0 0 )" +
                    size + " " + size + "\"><desc>" + line + R"(</desc><path fill="#fff" d="M0 0h)" + size + "v" + size +
                    "H0z\"/><path d=\"";
  for (int y = 0; y < width_; ++y)
    for (int x = 0; x < width_; ++x)
      if (dark(x, y)) out += "M" + std::to_string(x) + " " + std::to_string(y) + "h1v1h-1z";
  return out + "\"/></svg>\n";
}

}  // namespace dialogue
