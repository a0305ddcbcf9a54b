// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Dialogue.Components

/// The keys that work everywhere. They also count the word that is still being composed.
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

    component Key: Shortcut {
        signal pressed
        onActivated: {
            Composing.end(keys.Window.activeFocusItem);
            pressed();
        }
    }

    Key {
        sequence: "Ctrl+F"
        onPressed: keys.searchHereWanted()
    }
    Key {
        sequence: "Ctrl+K"
        onPressed: keys.searchAllWanted()
    }
    Key {
        sequence: "Ctrl+N"
        onPressed: keys.newWanted()
    }
    Key {
        sequence: "Ctrl+S"
        onPressed: keys.keepWanted()
    }
    Key {
        sequences: ["Ctrl+Return", "Ctrl+Enter"]
        onPressed: keys.submitWanted()
    }
    Key {
        sequences: ["F5", "Ctrl+R"]
        onPressed: keys.syncWanted()
    }
    Key {
        sequence: "F1"
        onPressed: keys.placeWanted("help")
    }
    Key {
        sequence: "Ctrl+Z"
        enabled: keys.canUndo
        onPressed: keys.undoWanted()
    }
    Key {
        sequences: ["Alt+Left", "Escape", "Back"]
        enabled: keys.canGoBack
        onPressed: keys.backWanted()
    }
    Repeater {
        model: keys.places

        Item {
            id: place
            required property int index
            required property var modelData

            Key {
                sequence: "Ctrl+" + (place.index + 1)
                onPressed: keys.placeWanted(place.modelData.place)
            }
        }
    }
}
