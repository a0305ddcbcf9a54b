// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Dialogue.Theme
import Dialogue.Components

/// How far a file of this device has come on its way to the server.
Column {
    id: row

    required property string name
    required property string way
    required property string wayText
    required property string refused
    required property double sent
    property bool named: true

    readonly property bool wanting: refused !== "" || way === "lost"

    spacing: Theme.s1
    Accessible.role: Accessible.StaticText
    Accessible.name: Words.joined([name, wayText, refused], ": ")

    Item {
        width: parent.width
        height: Math.max(mark.size, about.implicitHeight)

        Icon {
            id: mark
            name: row.wanting ? "attention" : row.way === "stored" ? "confirmed" : row.sent > 0 ? "sent" : "local"
            size: 20
            color: row.wanting ? Theme.alert : row.way === "stored" ? Theme.good : row.sent > 0 ? Theme.sent : Theme.local
        }
        Column {
            id: about
            x: mark.size + Theme.s2
            width: parent.width - x

            AppText {
                width: parent.width
                visible: row.named
                text: row.name
                wrapMode: Text.WrapAtWordBoundaryOrAnywhere
                Accessible.ignored: true
            }
            AppText {
                width: parent.width
                look: "small"
                soft: true
                text: row.wayText
                Accessible.ignored: true
            }
            AppText {
                width: parent.width
                visible: text !== ""
                look: "small"
                color: Theme.alert
                text: row.refused
                Accessible.ignored: true
            }
        }
    }
    Rectangle {
        visible: row.sent > 0 && row.sent < 1
        width: parent.width
        height: 6
        radius: 3
        color: Theme.neutralSoft
        Accessible.role: Accessible.ProgressBar
        Accessible.name: qsTr("%1 % is at the server").arg(Math.floor(row.sent * 100))

        Rectangle {
            width: parent.width * row.sent
            height: parent.height
            radius: 3
            color: Theme.sent
        }
    }
}
