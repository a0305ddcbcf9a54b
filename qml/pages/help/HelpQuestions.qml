// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Dialogue.Theme
import Dialogue.Components

/// What people ask first.
Card {
    id: card

    AppText {
        width: parent.width
        look: "heading"
        text: qsTr("Questions")
    }
    Repeater {
        model: [
            {
                "head": qsTr("There is no connection"),
                "words": qsTr("Work on. Everything is saved here and goes by itself when a connection comes back. Nothing needs to be pressed.")
            },
            {
                "head": qsTr("What does it cost?"),
                "words": qsTr("Records are small: an exchange without news is less than one kilobyte. Documents are never fetched unasked; their size is written beside them.")
            },
            {
                "head": qsTr("Going back a step"),
                "words": qsTr("After a step, “Undo” is offered for ten seconds. What is not sent yet can be taken back under “Waiting to be sent”.")
            },
            {
                "head": qsTr("Another device, or another person"),
                "words": qsTr("Each device joins with a line of its own. You make it in the settings of a device that has joined (“Add another of my devices”), a coordinator makes it on your page, or your administrator on the server (dialogued enrol-code). It is pasted, opened as a file or read as a QR code on the first page, and works once, within 24 hours. Afterwards, compare the six words in the settings.")
            },
            {
                "head": qsTr("Two people changed the same field"),
                "words": qsTr("Both values are kept. Somebody who may decide chooses one, or writes one text from both.")
            }
        ]

        Column {
            id: entry
            required property var modelData
            width: parent ? parent.width : 0
            spacing: 2

            AppText {
                width: parent.width
                text: entry.modelData.head
                font.weight: Font.Medium
            }
            AppText {
                width: parent.width
                soft: true
                text: entry.modelData.words
            }
        }
    }
}
