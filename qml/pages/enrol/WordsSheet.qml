// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Dialogue.Theme
import Dialogue.Components
import Dialogue.App

/// After joining: six words that the person and the coordinator compare.
Sheet {
    id: sheet

    required property SyncModel sync
    signal differed

    title: qsTr("This device has joined")

    AppText {
        width: parent.width
        soft: true
        text: qsTr("Compare these six words with your coordinator, for example by telephone. If theirs are others, somebody may be in between: tell them, and leave this device. You find the words again in the settings.")
    }
    ReadText {
        width: parent.width
        text: sheet.sync.words
        name: qsTr("Six words")
        font.pixelSize: Theme.heading
        font.weight: Font.Medium
    }
    AppButton {
        width: parent.width
        look: "primary"
        text: qsTr("They are the same")
        onClicked: sheet.close()
    }
    AppButton {
        width: parent.width
        text: qsTr("They are others")
        onClicked: {
            sheet.close();
            sheet.differed();
        }
    }
}
