// SPDX-License-Identifier: Apache-2.0
#include "shared/text/fold.h"
#include "tests/catch.h"

using namespace dialogue;

TEST_CASE("folding ignores case and accents in the languages of the product") {
  CHECK(fold("Protégés À RÉINSTALLER") == "proteges a reinstaller");
  CHECK(fold("Niñez, acción, ¿QUÉ?") == "ninez, accion, ¿que?");
  CHECK(fold("Straße Œuvre Ærø Łódź Þing") == "strasse oeuvre aero lodz thing");
  CHECK(fold("Țară Việt İstanbul ğ") == "tara viet istanbul g");
  CHECK(fold("e\xcc\x81") == "e");
  CHECK(fold("l\xe2\x80\x99"
             "asile\xc2\xa0: non\xe2\x80\x91réfoulement") == "l'asile : non-refoulement");
}

TEST_CASE("folding leaves other scripts and broken bytes alone") {
  CHECK(fold("بيت 家 ×÷") == "بيت 家 ×÷");
  CHECK(fold("МОСКВА Ελλ") == "москва ελλ");
  CHECK(fold("A\xff"
             "B") ==
        "a\xff"
        "b");
}
