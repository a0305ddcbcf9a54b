// SPDX-License-Identifier: Apache-2.0
#include <png.h>

#include "client/core/joining/picture_text.h"

namespace dialogue {

bool is_png(std::string_view bytes) { return bytes.starts_with("\x89PNG\r\n\x1a\n"); }

Result<GreyPicture> picture_of_png(std::string_view bytes) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  if (!png_image_begin_read_from_memory(&image, bytes.data(), bytes.size())) return Error{"no_qr_code", "", {}, image.message};
  GreyPicture out;
  const auto points = static_cast<std::int64_t>(image.width) * image.height;
  if (points > most_picture_points) {
    png_image_free(&image);
    return Error{"too_large", "", {"40 Mpx"}, ""};
  }
  image.format = PNG_FORMAT_GRAY;
  out.width = static_cast<int>(image.width);
  out.height = static_cast<int>(image.height);
  out.points.resize(static_cast<std::size_t>(points));
  const png_color white{255, 255, 255};
  if (!png_image_finish_read(&image, &white, out.points.data(), 0, nullptr)) {
    png_image_free(&image);
    return Error{"no_qr_code", "", {}, image.message};
  }
  return out;
}

}  // namespace dialogue
