// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "client/app/sample/sample_replica.h"

namespace dialogue {

/// Reads the sample records from their text (sample_records.cpp):
///   KIND KEY STATE SYNC        begins a record; "-" = no state
///   field=value                the value's form follows from the declaration; "@KEY" is a reference
///   field+=a b c               elements of a set
///   part#ID                    a part; part#ID.field=value, part#ID.field+=a b its fields
class SampleReader {
 public:
  explicit SampleReader(SampleReplica& replica) : replica_(replica) {}
  void read(std::string_view text);

 private:
  void begin(std::string_view line);
  void cell(std::string_view line);
  void take_natural_id(std::size_t at);
  Raw value(const Field& field, std::string_view text) const;

  SampleReplica& replica_;
  SampleReplica::Entry* entry_ = nullptr;
};

/// The invented records.
std::string_view sample_records();

}  // namespace dialogue
