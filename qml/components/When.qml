// SPDX-License-Identifier: Apache-2.0
import QtQuick

/// Makes what stands in it while `on`, as a child of what it stands in. (A Loader cannot make bound components before Qt 6.5.)
Repeater {
    property bool on: false

    /// What was made; null while off. Not cast to what it is: since Qt 6.8 `as` gives null when the type was loaded a second time.
    function made(): var {
        return count > 0 ? itemAt(0) : null;
    }

    model: on ? 1 : 0
}
