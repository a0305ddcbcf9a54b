// SPDX-License-Identifier: Apache-2.0
#include "shared/text/words.h"

#include "tests/catch.h"

using namespace dialogue;

namespace {

bool finds(std::string_view text, std::string_view words) { return has_words(indexed_words(text), sought_words(words)); }

}  // namespace

TEST_CASE("words are parted at all that is no letter, mark or digit") {
  CHECK(indexed_words("L'appui (2027) à l’asile; non-refoulement_x") == "l appui 2027 a l asile non refoulement x");
  CHECK(indexed_words("የጥገኝነት ጥያቄ፡ጥራት") == "የጥገኝነት ጥያቄ ጥራት");
  CHECK(indexed_words("اللجوء، والحماية؟") == "اللجوء والحمايه");
  CHECK(indexed_words("हिन्दी है।") == "हिन्दी है");
  CHECK(indexed_words(" — ") == "");
  CHECK(indexed_words("a\xff z") == "a\xff z");
}

TEST_CASE("any part of a run without spaces is found") {
  CHECK(indexed_words("庇护申请") == "庇护 护申 申请 请");
  for (const char* part : {"庇护", "护", "质量", "训", "申请质量", "庇护申请质量保证培训"}) CHECK(finds("庇护申请质量保证培训", part));
  CHECK_FALSE(finds("庇护申请质量保证培训", "量质"));
  CHECK_FALSE(finds("庇护申请质量保证培训", "庇申"));
  CHECK(finds("第3回 難民ひなん会議", "ヒナン"));
  CHECK(finds("ﾋﾅﾝｼｬの登録", "ヒナンシャ"));
  CHECK(finds("การลงทะเบียนผู้ลี้ภัย", "ผู้ลี้ภัย"));
  CHECK(finds("난민보호신청", "보호"));
  CHECK(finds("難民Q3報告", "q3"));
  CHECK(finds("難民Q3報告", "報"));
  CHECK(finds("2027年度 計画", "年度"));
}

TEST_CASE("a joiner or a break without width parts words and joins them") {
  const char* persian = "کیفیت تصمیم\u200cگیری";
  for (const char* words : {"تصمیم گیری", "تصمیم\u200cگیری", "تصمیمگیری", "گیری", "تصمیم", "كيفيت"}) CHECK(finds(persian, words));
  CHECK(finds("تصمیمگیری", "تصمیم\u200cگیری"));
  CHECK(finds("تصمیم گیری", "تصمیم\u200cگیری"));
  CHECK(finds("biometric\u200bregistration", "registration"));
  CHECK(finds("biometric\u200bregistration", "biometricregistration"));
}

TEST_CASE("all words must be there, the last one as a beginning") {
  CHECK(finds("Quality of asylum decisions", "decis"));
  CHECK(finds("Quality of asylum decisions", "DECISIONS qual"));
  CHECK_FALSE(finds("Quality of asylum decisions", "qual decisions"));
  CHECK_FALSE(finds("Quality of asylum decisions", "quality gender"));
  CHECK(sought_words("shared shared shared x").size() == 2);
  CHECK(sought_words(" ?! ").empty());
}
