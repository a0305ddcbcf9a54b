// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Dialogue.Theme
import Dialogue.Components
import Dialogue.Pages

/// The keys.
Card {
    id: card

    AppText {
        width: parent.width
        look: "heading"
        text: qsTr("Keys")
    }
    Repeater {
        model: [
            ["Ctrl+1 … 5", qsTr("Places")],
            ["Ctrl+F", qsTr("Search in this list")],
            ["Ctrl+K", qsTr("Search everything")],
            ["Ctrl+N", qsTr("New record in this list")],
            ["Ctrl+S", qsTr("Save as draft")],
            ["Ctrl+Enter", qsTr("Submit")],
            ["Ctrl+Z", qsTr("Undo, while it is offered")],
            ["F5", qsTr("Send and receive now")],
            ["Alt+←", qsTr("Back")],
            ["F1", qsTr("Help")]
        ]

        FieldView {
            required property var modelData
            width: parent ? parent.width : 0
            label: modelData[0]
            text: modelData[1]
        }
    }
}
