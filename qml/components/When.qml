// SPDX-License-Identifier: Apache-2.0
import QtQuick

/// Makes its content while `on`, as a child of the item that it stands in. (A Loader cannot make bound components before Qt 6.5.)
Repeater {
    property bool on: false

    /// The item that was made; null while off. It is not cast to its type: since Qt 6.8 `as` gives null when the type was loaded a second
    /// time.
    function made(): var {
        return count > 0 ? itemAt(0) : null;
    }

    model: on ? 1 : 0
}
