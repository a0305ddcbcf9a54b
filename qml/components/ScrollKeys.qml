// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Dialogue.Components

/// Page Up, Page Down, Home and End scroll what the keyboard is in, or what stands beside it. In a text Home and End belong to the text.
Item {
    id: keys

    readonly property real far: 1e6
    property bool on: true

    function turn(pages: real): void {
        Scrolling.turn(keys.Window.activeFocusItem ?? keys.Window.contentItem, pages);
    }

    Shortcut {
        enabled: keys.on
        sequence: "PgDown"
        onActivated: keys.turn(1)
    }
    Shortcut {
        enabled: keys.on
        sequence: "PgUp"
        onActivated: keys.turn(-1)
    }
    Shortcut {
        enabled: keys.on
        sequence: "End"
        onActivated: keys.turn(keys.far)
    }
    Shortcut {
        enabled: keys.on
        sequence: "Home"
        onActivated: keys.turn(-keys.far)
    }
}
