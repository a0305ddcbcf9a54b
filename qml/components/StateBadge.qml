// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Dialogue.Theme
import Dialogue.Components

/// Where a record stands on its way to the server: drawing and word.
Rectangle {
    id: badge

    property string sync: "" // draft, local, sent, confirmed, attention
    property bool normal: true // the norm is a tick without a word
    readonly property bool silent: normal && sync === "confirmed"
    readonly property string word: sync === "local" ? qsTr("Saved here") : sync === "sent" ? qsTr("Sent") : sync === "confirmed" ? qsTr("Confirmed") : sync === "attention" ? qsTr("Needs you") : sync === "draft" ? qsTr("Draft") : ""
    readonly property color ink: sync === "local" ? Theme.local : sync === "sent" ? Theme.sent : sync === "confirmed" ? Theme.good : sync === "attention" ? Theme.alert : Theme.soft

    visible: word !== ""
    implicitHeight: Math.max(26, words.implicitHeight + 6)
    implicitWidth: silent ? implicitHeight : Math.ceil(words.implicitWidth) + 18 + 3 * Theme.s2
    radius: height / 2
    color: silent ? "transparent" : sync === "local" ? Theme.localSoft : sync === "sent" ? Theme.sentSoft : sync === "confirmed" ? Theme.goodSoft : sync === "attention" ? Theme.alertSoft : Theme.neutralSoft
    border.width: Theme.contrast && !silent ? 1 : 0
    border.color: ink
    Accessible.role: Accessible.StaticText
    Accessible.name: word

    Icon {
        id: mark
        x: badge.silent ? (badge.width - width) / 2 : Theme.s2
        anchors.verticalCenter: parent.verticalCenter
        name: badge.sync
        color: badge.ink
        size: 17
    }
    AppText {
        id: words
        visible: !badge.silent
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
