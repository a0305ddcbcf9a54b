// SPDX-License-Identifier: Apache-2.0
#include "client/core/store/noted_facets.h"

#include "shared/base/result.h"
#include "shared/model/declaration.h"
#include "shared/wire/json.h"

namespace dialogue {

FieldFacets facets_of(const Kind& kind) {
  FieldFacets out;
  for (const Field& field : kind.fields)
    if (const int facet = kind.facet_index(field.facet); facet > 0) out[field.name] = facet;
  for (const Part& part : kind.parts)
    if (const int facet = kind.facet_index(part.facet); facet > 0) out[part.name] = facet;
  return out;
}

int facet_in(const FieldFacets& facets, std::string_view path) {
  const auto it = facets.find(path.substr(0, path.find_first_of("[:.")));
  return it == facets.end() ? 0 : it->second;
}

KindFacets noted_facets(Database& db, const Domain& domain) {
  KindFacets out;
  const auto text = db.one<std::string>("SELECT value FROM meta WHERE key = 'facets'");
  if (!text) {
    // Until this was noted, only fields of devices and proposals had changed their facet. They all lay in the main one.
    for (const Kind& kind : domain.kinds())
      out[kind.name] = kind.purpose == Purpose::device || kind.purpose == Purpose::proposal ? FieldFacets() : facets_of(kind);
    return out;
  }
  const auto document = json::Document::parse(*text);
  if (!document) throw Failure({"damaged", "", {}, "facets"});
  for (const auto& [kind, fields] : document->root().members()) {
    FieldFacets& of = out[std::string(kind)];
    for (const auto& [field, facet] : fields.members()) of[std::string(field)] = static_cast<int>(facet.u53().value_or(0));
  }
  return out;
}

void note_facets(Database& db, const Domain& domain) {
  json::Writer out;
  out.begin_object();
  for (const Kind& kind : domain.kinds()) {
    out.key(kind.name).begin_object();
    for (const auto& [field, facet] : facets_of(kind)) out.key(field).number(static_cast<std::int64_t>(facet));
    out.end_object();
  }
  out.end_object();
  db.exec("INSERT OR REPLACE INTO meta(key, value) VALUES('facets', ?)", out.take());
}

}  // namespace dialogue
