// SPDX-License-Identifier: Apache-2.0
#include "shared/wire/json.h"

#include "tests/catch.h"

using namespace dialogue;
using json::Document;
using json::Limits;
using json::Value;

namespace {

std::string refusal(std::string_view text, const Limits& limits = {}) {
  const auto document = Document::parse(text, limits);
  return document ? "taken" : document.error().code + ": " + document.error().detail;
}

bool taken(std::string_view text) { return Document::parse(text).ok(); }

std::string canonical_of(std::string_view text) { return json::canonical(Document::parse(text).take().root()); }

std::string many_members(int count, int repeated = -1) {
  json::Writer w;
  w.begin_object();
  for (int i = 0; i < count; ++i) w.key("k" + std::to_string(i)).number(i);
  if (repeated >= 0) w.key("k" + std::to_string(repeated)).number(0);
  w.end_object();
  return w.take();
}

}  // namespace

TEST_CASE("every kind of value is read, with its exact bytes") {
  const std::string text = R"( {"a": [1, -2.50e+3, true, false, null], "é": "x\ny", "o":{} } )";
  const Document document = Document::parse(text).take();
  const Value root = document.root();
  REQUIRE(root.is_object());
  CHECK(root.size() == 3);
  CHECK(root.raw() == std::string_view(text).substr(1, text.size() - 2));
  const Value array = *root.find("a");
  std::vector<std::string> raws;
  for (const Value v : array.elements()) raws.emplace_back(v.raw());
  CHECK(raws == std::vector<std::string>{"1", "-2.50e+3", "true", "false", "null"});
  CHECK(root.find("é")->string() == "x\ny");
  CHECK(root.find("o")->size() == 0);
  CHECK_FALSE(root.find("missing"));
  CHECK_FALSE(array.find("a"));
  CHECK(array.members().begin() == array.members().end());
  CHECK(root.elements().begin() == root.elements().end());
}

TEST_CASE("members come in their order with their keys unescaped") {
  const std::string text = R"({"b":1,"\u0061":[[2],{"z":3}],"c\"":4})";
  Document first = Document::parse(text).take();
  const Document document = std::move(first);
  std::string seen;
  for (const json::Member m : document.root().members()) seen += std::string(m.key) + "=" + std::string(m.value.raw()) + ";";
  CHECK(seen == "b=1;a=[[2],{\"z\":3}];c\"=4;");
  CHECK(document.root().find("a")->elements().begin() != document.root().find("a")->elements().end());
}

TEST_CASE("a single value of any type is a document") {
  for (const char* text : {"0", "-0", "\"\"", "true", "null", "[]", "{}", " 1.5 "}) CHECK(taken(text));
}

TEST_CASE("what is no JSON is refused") {
  for (const char* text : {"",
                           " ",
                           "{",
                           "[",
                           "]",
                           "[1,]",
                           "[,1]",
                           "[1 2]",
                           "{\"a\"}",
                           "{\"a\":}",
                           "{\"a\":1,}",
                           "{a:1}",
                           "{'a':1}",
                           "[1]x",
                           "[1] [2]",
                           "nul",
                           "True",
                           "NaN",
                           "Infinity",
                           "+1",
                           ".5",
                           "5.",
                           "1e",
                           "1e+",
                           "01",
                           "-01",
                           "-",
                           "0x10",
                           "\"",
                           "\"a",
                           "\"\\",
                           "\"\\x\"",
                           "\"\\u12\"",
                           "\"\\u12g4\"",
                           "\"tab\there\"",
                           "[1]//c",
                           "/* c */1",
                           "\xef\xbb\xbf{}",
                           "{\"a\":1]",
                           "[1}"})
    CHECK(refusal(text).substr(0, 9) == "bad_json:");
}

TEST_CASE("a NUL is refused, as a byte and as an escape") {
  CHECK_FALSE(taken(std::string_view("\"a\0b\"", 5)));
  CHECK_FALSE(taken(std::string_view("[1]\0", 4)));
  CHECK_FALSE(taken(R"("\u0000")"));
}

TEST_CASE("a surrogate stands only in a pair") {
  for (const char* text : {R"("\ud800")", R"("\udc00")", R"("\ud800x")", R"("\ud800\n")", R"("\ud800\ud800")", R"("\ud800\u0041")",
                           R"("\ud800\udc0")", "\"\xed\xa0\x80\""})
    CHECK_FALSE(taken(text));
  CHECK(json::unquote(R"("\ud83d\ude42")") == "\xf0\x9f\x99\x82");
  CHECK(json::unquote(R"("\udbff\udfff")") == "\xf4\x8f\xbf\xbf");
}

TEST_CASE("bytes that are not UTF-8 are refused wherever they stand") {
  for (const char* text :
       {"\"\xff\"", "\"abc\xc3\"", "\"\xc0\xaf\"", "\"\xf5\x80\x80\x80\"", "{\"\xe2\x82\":1}", "\xff", "\"0123456789abcdef\x80\""})
    CHECK_FALSE(taken(text));
  CHECK(taken("\"réinstallation – \xf0\x9f\x99\x82\""));
}

TEST_CASE("a repeated key is refused, also when it is written differently or far away") {
  CHECK(refusal(R"({"a":1,"a":2})") == "bad_json: duplicate key in the object that ends here at byte 12");
  CHECK_FALSE(taken(R"({"a":1,"\u0061":2})"));
  CHECK_FALSE(taken(R"([{"x":{"b":1,"c":2,"b":3}}])"));
  CHECK_FALSE(taken(R"({"":1,"":2})"));
  CHECK(taken(R"({"a":{"a":{"a":1}},"b":{"a":1}})"));
  CHECK(taken(many_members(17)));
  for (const int repeated : {0, 8, 15}) {
    CHECK_FALSE(taken(many_members(17, repeated)));
    CHECK_FALSE(taken(many_members(16, repeated)));
  }
}

TEST_CASE("200,000 members are read, and one repeated key among them is found") {
  const std::string text = many_members(200'000);
  const Document document = Document::parse(text).take();
  CHECK(document.root().size() == 200'000);
  CHECK(document.root().find("k199999")->u53() == 199'999u);
  CHECK_FALSE(taken(many_members(200'000, 77)));
}

TEST_CASE("depth is bounded and costs no stack") {
  CHECK(refusal(std::string(100'000, '[')) == "bad_json: too deep at byte 16");
  CHECK(taken(std::string(16, '[') + std::string(16, ']')));
  CHECK_FALSE(taken(std::string(17, '[') + std::string(17, ']')));
  Limits deep;
  deep.depth = 1'000'000;
  const std::string nested = std::string(100'000, '[') + " 1" + std::string(100'000, ']');
  const Document document = Document::parse(nested, deep).take();
  CHECK(json::canonical(document.root()) == std::string(100'000, '[') + "1" + std::string(100'000, ']'));
  std::string objects;
  for (int i = 0; i < 100'000; ++i) objects += "{\"a\":";
  CHECK_FALSE(Document::parse(objects, deep).ok());
}

TEST_CASE("every limit is kept") {
  Limits small;
  small.bytes = 40;
  small.nodes = 4;
  small.key = 3;
  small.string = 5;
  small.number = 4;
  CHECK(refusal(std::string(41, ' '), small).substr(0, 10) == "too_large:");
  CHECK(refusal("[1,2,3]", small) == "taken");
  CHECK(refusal("[1,2,3,4]", small) == "bad_json: too many values at byte 8");
  CHECK(refusal(R"({"abc":1})", small) == "taken");
  CHECK(refusal(R"({"abcd":1})", small) == "bad_json: key too long at byte 1");
  CHECK(refusal(R"("12345")", small) == "taken");
  CHECK(refusal(R"("123456")", small) == "bad_json: string too long at byte 0");
  CHECK(refusal("1234", small) == "taken");
  CHECK(refusal("12345", small) == "bad_json: number too long at byte 0");
  CHECK_FALSE(taken("1." + std::string(100'000, '0')));
}

TEST_CASE("integers are taken only when they are exact") {
  const auto u53 = [](std::string_view text) { return Document::parse(text).take().root().u53(); };
  const auto i53 = [](std::string_view text) { return Document::parse(text).take().root().i53(); };
  CHECK(u53("0") == 0u);
  CHECK(u53("9007199254740991") == 9007199254740991u);
  CHECK(i53("-9007199254740991") == -9007199254740991);
  CHECK(i53("57") == 57);
  for (const char* text : {"9007199254740992", "-1", "-0", "1.0", "1e2", "99999999999999999999999999", "true", "\"1\"", "null", "[1]"})
    CHECK_FALSE(u53(text));
  for (const char* text : {"-9007199254740992", "-0", "-1.5", "1E1", "\"-1\"", "{}"}) CHECK_FALSE(i53(text));
  CHECK(Document::parse("true").take().root().boolean() == true);
  CHECK(Document::parse("false").take().root().boolean() == false);
  CHECK_FALSE(Document::parse("1").take().root().boolean());
  CHECK_FALSE(Document::parse("1").take().root().string());
}

TEST_CASE("a canonical value loses white space and long escapes and keeps numbers and order") {
  CHECK(canonical_of(R"( { "b" : [ 1.10 , 2E+5, "\u00e9\/" ] , "a" : { } , "\u006b":[ ] } )") == R"({"b":[1.10,2E+5,"é/"],"a":{},"k":[]})");
  CHECK(canonical_of(R"(["\u000a\u0008\u000c\u000d\u0009\u001F\u007f\u0022\u005c"])") == "[\"\\n\\b\\f\\r\\t\\u001f\x7f\\\"\\\\\"]");
  CHECK(canonical_of(R"([[ ],{"x":{ "y" :null},"z":[true,[ false]]},"\ud83d\ude42"])") ==
        "[[],{\"x\":{\"y\":null},\"z\":[true,[false]]},\"\xf0\x9f\x99\x82\"]");
}

TEST_CASE("what is canonical already stays as it is") {
  for (const char* text : {R"({"a":[1.10,"x\n\u001f\\\"",{"b":null}],"c":-0})", "[]", "\"é\"", "123456789012345678901234567890"}) {
    const Document document = Document::parse(text).take();
    CHECK(document.root().is_canonical());
    CHECK(json::canonical(document.root()) == text);
  }
  for (const char* text : {"[1 ]", R"("\/")", R"({"\u0061":1})", R"("\u001F")", R"("\u000a")", R"([[[{"a": 1}]]])"})
    CHECK_FALSE(Document::parse(text).take().root().is_canonical());
}

TEST_CASE("the canonical form of a part of a document is that part alone") {
  const std::string text = R"({"a":[1, 2],"b":{"c": "d"}})";
  const Document document = Document::parse(text).take();
  CHECK(json::canonical(*document.root().find("a")) == "[1,2]");
  CHECK(json::canonical(*document.root().find("b")) == R"({"c":"d"})");
}

TEST_CASE("quoting and unquoting are inverse for any text") {
  std::string text;
  for (int c = 1; c < 128; ++c) text += static_cast<char>(c);
  text += "é \xf0\x9f\x99\x82";
  CHECK(json::unquote(json::quote(text)) == text);
  CHECK(json::quote("a/b\x01\n") == "\"a/b\\u0001\\n\"");
  CHECK(json::quote("") == "\"\"");
  for (const char* raw : {"", "\"", "a", "1", "\"a\"b\"", "\"a\" ", " \"a\"", "\"\\q\""}) CHECK_FALSE(json::unquote(raw));
}

TEST_CASE("the writer sets commas and is read back") {
  json::Writer w;
  w.begin_object().key("n").number(-57).key("u").number(18446744073709551615u).key("list").begin_array();
  w.string("a\"b").boolean(true).null().raw("1.10").begin_object().end_object().begin_array().end_array().end_array();
  w.key("last").string("").end_object();
  CHECK(w.text() == R"({"n":-57,"u":18446744073709551615,"list":["a\"b",true,null,1.10,{},[]],"last":""})");
  CHECK(canonical_of(w.text()) == w.text());
}
