// SPDX-License-Identifier: Apache-2.0
import QtQuick

/// Makes what stands in it while `on`, as a child of what it stands in. (A Loader cannot make bound components before Qt 6.5.)
Repeater {
    property bool on: false

    model: on ? 1 : 0
}
