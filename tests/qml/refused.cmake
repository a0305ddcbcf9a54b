# SPDX-License-Identifier: Apache-2.0
# Runs the app with an option that is wrong: it ends with status 2 and says what is wrong.
execute_process(COMMAND ${PROGRAM} --sample ${OPTION} ${VALUE} RESULT_VARIABLE status OUTPUT_VARIABLE out ERROR_VARIABLE said)
if(NOT status EQUAL 2 OR NOT out STREQUAL "" OR NOT said MATCHES "(^|\n)dialogue: .*${SAYS}")
  message(FATAL_ERROR "status ${status}, said: ${said}")
endif()
