// SPDX-License-Identifier: Apache-2.0
// Versions before 2 give wide strings without this.
#define ZX_USE_UTF8
#include "client/core/joining/picture_text.h"

#include <ZXing/ReadBarcode.h>
#if __has_include(<ZXing/ReaderOptions.h>)
#include <ZXing/ReaderOptions.h>
#else
#include <ZXing/DecodeHints.h>
#endif

#include <exception>
#include <optional>

#include "shared/joining/joining_line.h"

namespace dialogue {
namespace {

#if __has_include(<ZXing/ReaderOptions.h>)
using Options = ZXing::ReaderOptions;
#else
using Options = ZXing::DecodeHints;
#endif

Error no_code() { return {"no_qr_code", "", {}, ""}; }

}  // namespace

Result<std::string> text_of(const GreyPicture& picture) {
  const auto points = static_cast<std::int64_t>(picture.width) * picture.height;
  if (picture.width <= 0 || picture.height <= 0 || points != static_cast<std::int64_t>(picture.points.size())) return no_code();
  try {
    Options options;
    options.setFormats(ZXing::BarcodeFormat::QRCode).setTryHarder(true);
    const auto all =
        ZXing::ReadBarcodes(ZXing::ImageView(picture.points.data(), picture.width, picture.height, ZXing::ImageFormat::Lum), options);
    std::string text;
    std::optional<JoiningLine> line;
    for (const auto& each : all) {
      if (!each.isValid()) continue;
      const std::string words = each.text();
      const auto found = find_joining_line(words);
      // Of several people's codes on one sheet none is anybody's for sure.
      if (found && line && *found != *line) return Error{"several_qr_codes", "", {}, ""};
      if (found) line = *found;
      if (found || text.empty()) text = words;
    }
    return text.empty() ? Result<std::string>(no_code()) : text;
  } catch (const std::exception&) {
    return no_code();
  }
}

}  // namespace dialogue
