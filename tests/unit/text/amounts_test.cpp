// SPDX-License-Identifier: Apache-2.0
#include "shared/text/amounts.h"
#include "tests/catch.h"

using namespace dialogue;

namespace {

/// The amount as it is stored, or the code of the refusal.
std::string read(std::string_view text, DecimalMark mark = DecimalMark::unsaid) {
  const auto amount = read_amount(text, mark);
  return amount ? stored_text(*amount) : amount.error().code;
}

}  // namespace

TEST_CASE("an amount is read in major units whatever its writer's country") {
  for (const char* text : {"1200000.50 EUR", "1,200,000.50 EUR", "1.200.000,50 EUR", "1 200 000,50 EUR", "1\u00a0200\u00a0000,50\u00a0EUR",
                           "1\u202f200\u202f000,50\u202f€", "1'200'000.50 EUR", "1\u2019200\u2019000.50 EUR", "EUR 1,200,000.50",
                           "EUR1200000.5", "€ 1.200.000,5", "€1,200,000.50", "1200000,50eur", "12,00,000.50 euros", "١٬٢٠٠٬٠٠٠٫٥٠ EUR",
                           "۱۲۰۰۰۰۰٫۵ EUR", "\u200f١٢٠٠٠٠٠٫٥ يورو", "１，２００，０００．５０ EUR", "€ 1,200,000.50 EUR"}) {
    INFO(text);
    CHECK(read(text) == "120000050 EUR");
  }
  CHECK(read("1200000 EUR") == "120000000 EUR");
  // A dash where cents would stand.
  for (const char* text :
       {"EUR 1'200'000.-", "EUR 1\u2019200\u2019000.\u2013", "1'200'000.-- EUR", "1.200.000,- €", "1200000,\u2013 EUR"}) {
    INFO(text);
    CHECK(read(text) == "120000000 EUR");
  }
  CHECK(read("5. EUR") == "amount_form");
  CHECK(read(".5 EUR") == "amount_form");
  CHECK(read("Fr. 5") != "amount_form");
  CHECK(read("0.05 EUR") == "5 EUR");
  CHECK(read("0,050 EUR") == "5 EUR");
  CHECK(read("-12.50 EUR") == "-1250 EUR");
  CHECK(read("(12.50) EUR") == "-1250 EUR");
  CHECK(read("\u221212,5 €") == "-1250 EUR");
}

TEST_CASE("each currency has its own number of decimals, as ISO 4217 says and no locale changes") {
  CHECK(read("655957 XAF") == "655957 XAF");
  CHECK(read("655,957 XAF") == "655957 XAF");
  CHECK(read("12.500 XOF") == "12500 XOF");
  CHECK(read("1 TND") == "1000 TND");
  CHECK(read("1234.567 TND") == "1234567 TND");
  CHECK(read("1 UF") == "unknown_currency");
  CHECK(read("38000.1234 CLF") == "380001234 CLF");
  CHECK(read("12 IQD") == "12000 IQD");
  CHECK(read("12 AFN") == "1200 AFN");
  CHECK(read("12 HUF") == "1200 HUF");
  CHECK(read("12.34 HRK") == "1234 HRK");  // withdrawn
  CHECK(read("10 ZWG") == "1000 ZWG");
  CHECK(read("1200.50 XAF") == "amount_decimals");
  CHECK(read("1200.00 JPY") == "amount_decimals");
  CHECK(read("12.345 EUR") == "unclear_amount");
  CHECK(read("12.3456 EUR") == "amount_decimals");
}

TEST_CASE("what reads two ways is not guessed: both readings are told") {
  const auto amount = read_amount("1.200 EUR");
  REQUIRE_FALSE(amount);
  CHECK(amount.error().code == "unclear_amount");
  CHECK(amount.error().args == std::vector<std::string>{"1.200 EUR", "1200.00 EUR", "1.200 EUR"});
  for (const char* text : {"1,200 EUR", "999.999 USD", "EUR 1.200", "1,234 TND", "€1,200"}) CHECK(read(text) == "unclear_amount");
  CHECK(read("1.200 EUR", DecimalMark::comma) == "120000 EUR");
  CHECK(read("1.200 EUR", DecimalMark::point) == "120 EUR");
  CHECK(read("1.200,50 EUR", DecimalMark::point) == "amount_form");
  CHECK(read("1.2000 TND") == "1200 TND");
  CHECK(read("0.200 EUR") == "20 EUR");
  CHECK(read("1234.500 EUR") == "123450 EUR");
}

TEST_CASE("a symbol is taken where one currency has it") {
  CHECK(read("12 US$") == "1200 USD");
  CHECK(read("$12 CAD") == "1200 CAD");
  CHECK(read("12 $") == "unclear_currency");
  CHECK(read("12 FCFA") == "unclear_currency");
  CHECK(read("₦12") == "1200 NGN");
  CHECK(read("12 US dollars") == "1200 USD");
  CHECK(read("12") == "no_currency");
  CHECK(read("12 QQQ") == "unknown_currency");
  CHECK(read("€ 12 USD") == "unknown_currency");
  CHECK(read("12 XTS") == "unknown_currency");
}

TEST_CASE("what is no amount is none") {
  for (const char* text : {"", "EUR", "many EUR", "1.2E+08 EUR", "1,2,3 EUR", "12,34,56 EUR", "1..5 EUR", "1 200,5.5 EUR", "1,20,000,0 EUR",
                           "0,123.45 EUR", "1€50 EUR", "12/5 EUR", "1.200 000 EUR", "\xff 12 EUR"})
    CHECK((read(text) == "amount_form" || read(text) == "unknown_currency"));
  CHECK(read("99999999999999.99 EUR") == "9999999999999999 EUR");
  CHECK(read("100000000000000.00 EUR") == "amount_too_large");
  CHECK(read("99999999999999999999999999999 XAF") == "amount_too_large");
}

TEST_CASE("amounts are written for tables and for people, and read back") {
  const auto stored = [](const char* text) { return *stored_amount(text); };
  CHECK(plain_amount(stored("120000000 EUR")) == "1200000.00 EUR");
  CHECK(plain_amount(stored("5 EUR")) == "0.05 EUR");
  CHECK(plain_amount(stored("-5 TND")) == "-0.005 TND");
  CHECK(plain_amount(stored("655957 XAF")) == "655957 XAF");
  CHECK(show_amount(stored("120000000 EUR"), "en") == "1,200,000.00 EUR");
  CHECK(show_amount(stored("120000000 EUR"), "fr") == "1\u202f200\u202f000,00 EUR");
  CHECK(show_amount(stored("120000000 EUR"), "es") == "1.200.000,00 EUR");
  CHECK(show_amount(stored("9999999999999999 XAF"), "en") == "9,999,999,999,999,999 XAF");
  CHECK(show_amount(stored("500 QQQ"), "en") == "5.00 QQQ");
  for (const char* lang : {"en", "fr", "es"})
    for (const char* text : {"120000000 EUR", "5 EUR", "0 EUR", "1234 TND", "1000 TND", "999999 TND", "1234567 TND", "5 CLF", "12500 XAF",
                             "9999999999999999 EUR", "9999999999999999 CLF"}) {
      INFO(text << " " << typed_amount(stored(text), lang));
      CHECK(read(typed_amount(stored(text), lang)) == text);
      CHECK(read_plain_amount(plain_amount(stored(text))) == stored(text));
    }
  for (const char* text : {"1.200 EUR", "1200 EUR", "1,200.00 EUR", "1200.00 eur", "1200.00EUR", ".00 EUR", "1200.00 XAF"})
    CHECK_FALSE(read_plain_amount(text));
  CHECK_FALSE(stored_amount("12.5 EUR"));
  CHECK_FALSE(stored_amount("EUR"));
}
