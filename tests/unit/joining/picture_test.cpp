// SPDX-License-Identifier: Apache-2.0
#include <png.h>

#include <algorithm>
#include <string>
#include <utility>

#include "client/core/joining/joining_source.h"
#include "client/core/joining/picture_text.h"
#include "shared/joining/qr_code.h"
#include "tests/catch.h"

using namespace dialogue;

namespace {

JoiningLine photographed() { return {"dialogue.example.org:8443", Secured::own, "0123456789abcdef", "0123456789ABCDEFGHJKMNPQRS"}; }

/// A photograph of the code: so many points a square, on a grey table, not quite black and white.
GreyPicture photograph(const QrCode& qr, int points) {
  const int edge = 40;
  GreyPicture out{qr.width() * points + 2 * edge, qr.width() * points + 2 * edge, {}};
  out.points.assign(static_cast<std::size_t>(out.width) * static_cast<std::size_t>(out.height), 128);
  for (int y = 0; y < qr.width() * points; ++y)
    for (int x = 0; x < qr.width() * points; ++x)
      out.points[static_cast<std::size_t>((y + edge) * out.width + x + edge)] = qr.dark(x / points, y / points) ? 60 : 210;
  return out;
}

/// Two of one height beside each other.
GreyPicture beside(const GreyPicture& left, const GreyPicture& right) {
  GreyPicture out{left.width + right.width, std::max(left.height, right.height), {}};
  out.points.assign(static_cast<std::size_t>(out.width) * static_cast<std::size_t>(out.height), 128);
  for (const auto& [part, x] : {std::pair(&left, 0), std::pair(&right, left.width)})
    for (int y = 0; y < part->height; ++y)
      std::copy_n(part->points.begin() + y * part->width, part->width, out.points.begin() + y * out.width + x);
  return out;
}

std::string png_of(const GreyPicture& picture) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  image.width = static_cast<png_uint_32>(picture.width);
  image.height = static_cast<png_uint_32>(picture.height);
  image.format = PNG_FORMAT_GRAY;
  png_alloc_size_t size = 0;
  REQUIRE(png_image_write_get_memory_size(image, size, 0, picture.points.data(), 0, nullptr));
  std::string out(size, '\0');
  REQUIRE(png_image_write_to_memory(&image, out.data(), &size, 0, picture.points.data(), 0, nullptr));
  out.resize(size);
  return out;
}

}  // namespace

TEST_CASE("The line is read from a picture of its QR code, upright, turned, and in a file") {
  auto picture = photograph(QrCode::of(encode(photographed(), true).take()).take(), 5);
  CHECK(find_joining_line(text_of(picture).take()).take() == photographed());
  CHECK(joining_line_in(png_of(picture)).take() == photographed());
  std::reverse(picture.points.begin(), picture.points.end());
  CHECK(find_joining_line(text_of(picture).take()).take() == photographed());
}

TEST_CASE("A picture without a code, or with another text, is told apart") {
  GreyPicture nothing{200, 200, std::vector<std::uint8_t>(40'000, 200)};
  CHECK(text_of(nothing).error().code == "no_qr_code");
  CHECK(text_of({200, 200, {}}).error().code == "no_qr_code");
  CHECK(text_of({}).error().code == "no_qr_code");
  CHECK(joining_line_in(png_of(photograph(QrCode::of("HTTPS://EXAMPLE.ORG").take(), 5))).error().code == "no_joining_line");
}

TEST_CASE("Of several QR codes in a picture the one to join with is read, and of several people's none") {
  auto colleague = photographed();
  colleague.code = "1123456789ABCDEFGHJKMNPQRS";
  const auto mine = photograph(QrCode::of(encode(photographed(), true).take()).take(), 5);
  const auto theirs = photograph(QrCode::of(encode(colleague, true).take()).take(), 5);
  const auto network = photograph(QrCode::of("WIFI:S:Palais;T:WPA;P:0123456789;;").take(), 5);
  for (const auto& picture : {beside(mine, network), beside(network, mine), beside(mine, mine)})
    CHECK(joining_line_in(png_of(picture)).take() == photographed());
  for (const auto& picture : {beside(mine, theirs), beside(theirs, mine)})
    CHECK(joining_line_in(png_of(picture)).error().code == "several_qr_codes");
}

TEST_CASE("A picture of another kind than PNG is told as that, and not as a text without a line") {
  using namespace std::string_view_literals;
  for (const auto start : {"\xff\xd8\xff\xe0\0\x10JFIF"sv, "GIF89a\1\0"sv, "RIFF\x24\0\0\0WEBPVP8 "sv, "MM\0*\0\0"sv, "%PDF-1.7\n"sv,
                           "\0\0\0\x18"
                           "ftypheic"sv})
    CHECK(joining_line_in(start).error().code == "picture_format");
  for (const auto text : {"MM. Dupont et Durand"sv, "RIF"sv, "II"sv, ""sv}) CHECK(joining_line_in(text).error().code == "no_joining_line");
}

TEST_CASE("A damaged picture, or one that claims to be huge, is refused") {
  const auto whole = png_of(photograph(QrCode::of(encode(photographed(), true).take()).take(), 5));
  CHECK_FALSE(joining_line_in(whole.substr(0, whole.size() / 2)));
  auto huge = whole;
  huge[17] = huge[21] = '\x7f';
  CHECK_FALSE(joining_line_in(huge));
}
