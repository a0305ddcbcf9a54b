// SPDX-License-Identifier: Apache-2.0
#include "client/core/store/head_bytes.h"

#include "client/core/numbers.h"
#include "sync/places.h"

namespace dialogue {

namespace {

[[noreturn]] void facets_damaged() { throw Failure({"damaged", "", {}, "facets of a row"}); }

}  // namespace

std::string encode_facets(const std::vector<FacetHead>& facets) {
  std::string out;
  std::size_t last = facets.size();
  while (last > 0 && facets[last - 1] == FacetHead{}) --last;
  for (std::size_t i = 0; i < last; ++i) {
    const FacetHead& facet = facets[i];
    // Number of scopes and sequence first; an empty facet is one zero byte.
    put_number(out, facet == FacetHead{} ? 0 : facet.scopes.size() + 1);
    if (facet == FacetHead{}) continue;
    put_number(out, facet.seq);
    for (int b = 0; b < 8; ++b) out.push_back(static_cast<char>(facet.sum >> (8 * b)));
    ScopeId before = 0;
    for (const ScopeId id : facet.scopes) {
      put_number(out, id - before);
      before = id;
    }
  }
  return out;
}

std::vector<FacetHead> decode_facets(std::string_view in, std::size_t count) {
  std::vector<FacetHead> out(count);
  for (std::size_t i = 0; !in.empty(); ++i) {
    FacetHead facet;
    const std::uint64_t scopes = take_number(in);
    if (scopes > 0) {
      facet.seq = take_number(in);
      // Each scope takes at least a byte. So a number beyond the bytes that are left is no number of scopes.
      if (in.size() < 8 || in.size() - 8 < scopes - 1) facets_damaged();
      for (int b = 0; b < 8; ++b)
        facet.sum |= static_cast<std::uint64_t>(static_cast<unsigned char>(in[static_cast<std::size_t>(b)])) << (8 * b);
      in.remove_prefix(8);
      ScopeId id = 0;
      for (std::uint64_t s = 1; s < scopes; ++s) facet.scopes.push_back(id += static_cast<ScopeId>(take_number(in)));
    }
    if (i == out.size()) out.emplace_back();
    if (out.size() > most_facets) facets_damaged();
    out[i] = std::move(facet);
  }
  return out;
}

}  // namespace dialogue
