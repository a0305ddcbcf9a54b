// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "client/cli/context.h"
#include "client/core/answers/answers.h"
#include "shared/wire/json_output.h"

namespace dialogue::cli {

/// As typed behind `plan-slots`.
struct PlanOptions {
  std::string from, to;
  int minutes = 120, sessions = 2;
  std::vector<std::string> fixed, not_at;
};

/// Codes: bad_option, no_date.
Status take_options(const PlanOptions& options, SlotQuestion& question);

std::string plan_json(const Context& context, const std::string& meeting, const SlotInputs& inputs, const std::vector<SlotPlan>& plans,
                      Day on);
void print_plan(Context& context, const SlotInputs& inputs, const std::vector<SlotPlan>& plans, Day on);

/// Members that every computed answer has: inputs_rev, computed_on, lacking.
void put_inputs(Json& out, const Context& context, const Inputs& inputs, Day on);
void print_inputs(Context& context, const Inputs& inputs, Day on);

}  // namespace dialogue::cli
