// SPDX-License-Identifier: Apache-2.0
#include "server/http/proxy_header.h"

#include "server/http/request_head.h"
#include "tests/catch.h"

using namespace dialogue;
using namespace dialogue::http;
using Form = ProxyHeader::Form;
using namespace std::string_literals;

namespace {

const std::string mark = "\r\n\r\n\0\r\nQUIT\n"s;

std::string block(char command, char family, const std::string& addresses) {
  return mark + char(0x20 | command) + char(family << 4 | 1) + char(addresses.size() >> 8) + char(addresses.size() & 255) + addresses;
}

RequestHead head(const std::string& headers) {
  return parse_request_head("GET / HTTP/1.1\r\nHost: h\r\n" + headers + "\r\n", Limits()).take();
}

}  // namespace

TEST_CASE("the client's address comes out of both versions of the PROXY protocol") {
  const std::string line = "PROXY TCP4 192.0.2.7 198.51.100.1 4711 443\r\n";
  auto header = parse_proxy_header(line + "GET / HTTP/1.1\r\n");
  CHECK(header.form == Form::whole);
  CHECK(header.length == line.size());
  CHECK(header.address == "\xc0\x00\x02\x07"s);
  CHECK(parse_proxy_header("PROXY TCP6 2001:db8::1 2001:db8::2 1 2\r\n").address == "\x20\x01\x0d\xb8\0\0\0\0"s);
  CHECK(parse_proxy_header("PROXY UNKNOWN ffff::1 ffff::2 1 2\r\n").form == Form::whole);
  CHECK(parse_proxy_header("PROXY UNKNOWN\r\n").address.empty());

  header = parse_proxy_header(block(1, 1, "\xc0\x00\x02\x07\xc6\x33\x64\x01\x12\x67\x01\xbb"s) + "GET");
  CHECK(header.form == Form::whole);
  CHECK(header.length == 28);
  CHECK(header.address == "\xc0\x00\x02\x07"s);
  const auto v6 = "\x20\x01\x0d\xb8"s + std::string(12, '\1');
  CHECK(parse_proxy_header(block(1, 2, v6 + v6 + "\0\0\0\0"s + "additions"s)).address == v6.substr(0, 8));
  CHECK(parse_proxy_header(block(0, 0, "")).form == Form::whole);
  CHECK(parse_proxy_header(block(1, 3, std::string(216, 'x'))).address.empty());
}

TEST_CASE("half a PROXY header waits, another beginning is none, and a damaged one is refused") {
  const std::string line = "PROXY TCP4 192.0.2.7 198.51.100.1 4711 443\r\n";
  for (std::size_t n = 1; n < line.size(); ++n) CHECK(parse_proxy_header(line.substr(0, n)).form == Form::partial);
  const auto whole = block(1, 1, std::string(12, 'x'));
  for (std::size_t n = 1; n < whole.size(); ++n) CHECK(parse_proxy_header(whole.substr(0, n)).form == Form::partial);
  for (const char* other : {"POST / HTTP/1.1\r\n", "PUT", "GET /", "\x16\x03\x01"}) CHECK(parse_proxy_header(other).form == Form::none);
  for (const auto& bad : {"PROXY TCP4 192.0.2.7 198.51.100.1 4711\r\n"s, "PROXY TCP4 2001:db8::1 ::1 1 2\r\n"s, "PROXY TCP4 x y 1 2\r\n"s,
                          "PROXY \r\n"s, "PROXY TCP4 "s + std::string(200, '1'), block(2, 1, std::string(12, 'x')),
                          block(1, 1, std::string(11, 'x')), block(1, 4, std::string(12, 'x')), block(1, 2, std::string(2000, 'x'))})
    CHECK(parse_proxy_header(bad).form == Form::damaged);
}

TEST_CASE("an IPv4 address is itself however it is written, and an IPv6 network counts as one") {
  CHECK(net::address_key("192.0.2.7") == net::address_key("::ffff:192.0.2.7"));
  CHECK(net::address_key("2001:db8:0:1::1") == net::address_key("2001:db8:0:1:ffff:ffff:ffff:ffff"));
  CHECK(net::address_key("2001:db8:0:1::1") != net::address_key("2001:db8:0:2::1"));
  for (const char* none : {"", "unknown", "_hidden", "192.0.2", "192.0.2.7:80", "[::1]"}) CHECK_FALSE(net::address_key(none));
}

TEST_CASE("of the addresses in a header the last counts, and what two headers disagree on counts for nothing") {
  CHECK(head("").forwarded.empty());
  CHECK(head("X-Real-IP: 192.0.2.7\r\n").forwarded == "192.0.2.7");
  CHECK(head("X-Forwarded-For: 10.0.0.1, 192.0.2.7\r\n").forwarded == "192.0.2.7");
  CHECK(head("X-Forwarded-For: 10.0.0.1\r\nX-Forwarded-For: 192.0.2.7\r\n").forwarded == "192.0.2.7");
  CHECK(head("X-Forwarded-For: 192.0.2.7\r\nX-Real-IP: 192.0.2.7\r\n").forwarded == "192.0.2.7");
  CHECK(head("X-Forwarded-For: 192.0.2.7\r\nX-Real-IP: 10.0.0.1\r\n").forwarded.empty());
}
