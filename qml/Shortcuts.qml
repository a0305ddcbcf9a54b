// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick

/// The keys that work wherever one is.
Item {
    id: keys

    required property var places
    property bool canGoBack: false
    property bool canUndo: false
    signal placeWanted(string place)
    signal searchHereWanted
    signal searchAllWanted
    signal newWanted
    signal keepWanted
    signal submitWanted
    signal syncWanted
    signal backWanted
    signal undoWanted

    Shortcut {
        sequence: "Ctrl+F"
        onActivated: keys.searchHereWanted()
    }
    Shortcut {
        sequence: "Ctrl+K"
        onActivated: keys.searchAllWanted()
    }
    Shortcut {
        sequence: "Ctrl+N"
        onActivated: keys.newWanted()
    }
    Shortcut {
        sequence: "Ctrl+S"
        onActivated: keys.keepWanted()
    }
    Shortcut {
        sequences: ["Ctrl+Return", "Ctrl+Enter"]
        onActivated: keys.submitWanted()
    }
    Shortcut {
        sequences: ["F5", "Ctrl+R"]
        onActivated: keys.syncWanted()
    }
    Shortcut {
        sequence: "F1"
        onActivated: keys.placeWanted("help")
    }
    Shortcut {
        sequence: "Ctrl+Z"
        enabled: keys.canUndo
        onActivated: keys.undoWanted()
    }
    Shortcut {
        sequences: ["Alt+Left", "Escape", "Back"]
        enabled: keys.canGoBack
        onActivated: keys.backWanted()
    }
    Repeater {
        model: keys.places

        Item {
            id: key
            required property int index
            required property var modelData

            Shortcut {
                sequence: "Ctrl+" + (key.index + 1)
                onActivated: keys.placeWanted(key.modelData.place)
            }
        }
    }
}
