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
    const auto read =
        ZXing::ReadBarcode(ZXing::ImageView(picture.points.data(), picture.width, picture.height, ZXing::ImageFormat::Lum), options);
    if (!read.isValid()) return no_code();
    return read.text();
  } catch (const std::exception&) {
    return no_code();
  }
}

}  // namespace dialogue
