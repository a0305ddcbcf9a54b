// SPDX-License-Identifier: Apache-2.0
#include "sync/page_gauge.h"

#include "tests/catch.h"

using namespace dialogue;

TEST_CASE("pages follow the line: large on a fast one, small on a thin one, never outside their bounds") {
  PageGauge fast;
  for (int i = 0; i < 10; ++i) fast.passed(60'000, 20);
  CHECK(fast.page() == tuning::largest_page);
  PageGauge thin;
  for (int i = 0; i < 10; ++i) thin.passed(8'000, 8'000);
  CHECK(thin.page() == tuning::smallest_page);
  PageGauge mobile;
  for (int i = 0; i < 10; ++i) mobile.passed(16'000, 2'800);
  CHECK(mobile.page() == 91'428);
}

TEST_CASE("a page halves when the line breaks and grows again step by step") {
  PageGauge gauge;
  gauge.failed();
  CHECK(gauge.page() == tuning::first_page / 2);
  for (int i = 0; i < 10; ++i) gauge.failed();
  CHECK(gauge.page() == tuning::smallest_page);
  gauge.passed(4'500, 10);
  CHECK(gauge.page() == tuning::smallest_page * 5 / 4);
}

TEST_CASE("a short exchange says nothing about the page") {
  PageGauge gauge;
  gauge.passed(500, 1'600);
  CHECK(gauge.page() == tuning::first_page);
}

TEST_CASE("a page whose bounds are one stays as it is") {
  PageGauge still(tuning::smallest_page, tuning::smallest_page);
  for (int i = 0; i < 10; ++i) still.passed(60'000, 20);
  still.failed();
  CHECK(still.page() == tuning::smallest_page);
}
