// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Dialogue.Theme
import Dialogue.Components
import Dialogue.App

/// The name of the product and the sync chip, where there is no side list.
Rectangle {
    id: bar

    required property SyncModel sync
    signal syncWanted
    signal helpWanted

    implicitHeight: Math.max(Theme.target, chip.implicitHeight)
    color: Theme.sunken

    AppText {
        x: Theme.s4
        width: parent.width - x - chip.width - Theme.s3
        anchors.verticalCenter: parent.verticalCenter
        visible: width >= implicitWidth
        single: true
        look: "heading"
        color: Theme.primary
        text: qsTr("Dialogue")
    }
    SyncChip {
        id: chip
        anchors.right: help.left
        anchors.verticalCenter: parent.verticalCenter
        room: parent.width - help.width - Theme.s2
        width: Math.min(implicitWidth, room)
        word: bar.sync.word
        text: bar.sync.shortText
        sentence: bar.sync.sentence
        besideWord: bar.sync.besideWord
        besideText: bar.sync.besideText
        onClicked: bar.syncWanted()
    }
    IconButton {
        id: help
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        iconName: "help"
        name: qsTr("Help")
        onClicked: bar.helpWanted()
    }
}
