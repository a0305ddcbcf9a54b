// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Dialogue.Theme
import Dialogue.Components

/// Where a record stands on its way to the server: drawing and word.
Rectangle {
    id: badge

    property string sync: "" // draft, local, sent, confirmed, attention
    readonly property string word: sync === "local" ? qsTr("Saved here") : sync === "sent" ? qsTr("Sent") : sync === "confirmed" ? qsTr("Confirmed") : sync === "attention" ? qsTr("Needs you") : sync === "draft" ? qsTr("Draft") : ""
    readonly property color ink: sync === "local" ? Theme.local : sync === "sent" ? Theme.sent : sync === "confirmed" ? Theme.good : sync === "attention" ? Theme.alert : Theme.soft

    visible: word !== ""
    implicitHeight: Math.max(26, words.implicitHeight + 6)
    implicitWidth: Math.ceil(words.implicitWidth) + 18 + 3 * Theme.s2
    radius: height / 2
    color: sync === "local" ? Theme.localSoft : sync === "sent" ? Theme.sentSoft : sync === "confirmed" ? Theme.goodSoft : sync === "attention" ? Theme.alertSoft : Theme.neutralSoft
    border.width: Theme.contrast ? 1 : 0
    border.color: ink
    Accessible.role: Accessible.StaticText
    Accessible.name: word

    Icon {
        id: mark
        x: Theme.s2
        anchors.verticalCenter: parent.verticalCenter
        name: badge.sync
        color: badge.ink
        size: 17
    }
    AppText {
        id: words
        x: mark.x + mark.width + 6
        width: badge.width - x - Theme.s2 + 1
        anchors.verticalCenter: parent.verticalCenter
        single: true
        text: badge.word
        look: "tiny"
        font.weight: Font.Medium
        color: badge.ink
        Accessible.ignored: true
    }
}
