// SPDX-License-Identifier: Apache-2.0
#include "server/watch/token.h"

#include "server/config/secret_file.h"

namespace dialogue::watch {
namespace {

constexpr std::size_t shortest = 20, longest = 200;

}  // namespace

Token::Token(std::string_view text) : hash_(blake2b("dialogue token 1\n", text)) {}

Result<Token> Token::read(const std::string& name) {
  auto text = config::read_secret(name, {shortest, longest});
  if (!text && text.error().code != "not_secret") return text.error();
  while (text && !text->empty() && text->back() == ' ') text->pop_back();
  if (!text || text->size() < shortest || text->find_first_of(" \t") != std::string::npos) return Error{"token_file", "", {name}, ""};
  return Token(*text);
}

bool Token::is(std::string_view said) const {
  const auto hash = blake2b("dialogue token 1\n", said);
  unsigned different = 0;
  for (std::size_t i = 0; i < hash.size(); ++i) different |= unsigned(hash[i] ^ hash_[i]);
  return different == 0;
}

}  // namespace dialogue::watch
