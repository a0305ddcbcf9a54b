// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Dialogue.Theme
import Dialogue.Components

/// The four words that every record carries.
Card {
    id: card

    AppText {
        width: parent.width
        look: "heading"
        text: qsTr("Where a record stands")
    }
    Repeater {
        model: [
            {
                "sync": "local",
                "words": qsTr("It is on this device and waits for a connection. It stays here even if the computer stops.")
            },
            {
                "sync": "sent",
                "words": qsTr("The server has been asked; its answer is not here yet.")
            },
            {
                "sync": "confirmed",
                "words": qsTr("The server has it, and the others who may see it receive it.")
            },
            {
                "sync": "attention",
                "words": qsTr("It was not accepted, or two people changed the same field. Nothing is lost; you decide.")
            }
        ]

        Column {
            id: entry
            required property var modelData
            width: parent ? parent.width : 0
            spacing: Theme.s1

            StateBadge {
                normal: false
                sync: entry.modelData.sync
            }
            AppText {
                width: parent.width
                text: entry.modelData.words
            }
        }
    }
}
