// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "shared/model/kind.h"

/// A kind for tests of stores and their tables: each class of cell, a parent, parts. Tests add what else they look at.
namespace dialogue::test {

inline Field plain_field(const char* name, Type type, FieldClass cls = FieldClass::value, bool indexed = false) {
  Field f;
  f.name = name;
  f.type = type;
  f.cls = cls;
  f.indexed = indexed;
  return f;
}

inline Kind thing_kind() {
  Kind k;
  k.no = 5;
  k.name = "thing";
  k.parent_field = "parent";
  k.fields = {plain_field("title", Type::text, FieldClass::value, true), plain_field("number", Type::number),
              plain_field("parent", Type::ref, FieldClass::fixed), plain_field("tags", Type::code, FieldClass::set)};
  Part line;
  line.name = "line";
  line.fields = {plain_field("theme", Type::code), plain_field("modes", Type::code, FieldClass::set), plain_field("who", Type::ref)};
  k.parts = {line};
  return k;
}

}  // namespace dialogue::test
