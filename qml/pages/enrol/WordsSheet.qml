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

    title: qsTr("This device has joined")

    AppText {
        width: parent.width
        soft: true
        text: qsTr("Compare these six words with your coordinator. If theirs are others, tell them, and leave this device: somebody may be in between.")
    }
    ReadText {
        width: parent.width
        text: sheet.sync.words
        font.weight: Font.Medium
    }
    AppButton {
        width: parent.width
        look: "primary"
        text: qsTr("They are the same")
        onClicked: sheet.close()
    }
}
