// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Dialogue.Theme
import Dialogue.Components

/// A line of the first page: what it is, why it is here, where it stands.
T.Button {
    id: row

    property string iconName: ""
    property string note: ""
    property string tag: ""
    property string sync: ""
    property bool warn: false
    property bool current: false

    implicitHeight: Math.max(64, words.implicitHeight + 2 * Theme.s3)
    implicitWidth: 320
    focusPolicy: Qt.StrongFocus
    hoverEnabled: true
    Accessible.role: Accessible.Button
    Accessible.name: Words.joined([text, note, tag, badge.word], ", ")
    Accessible.onPressAction: row.clicked()
    Keys.onReturnPressed: row.clicked()

    background: Rectangle {
        radius: Theme.radius
        color: row.current ? Theme.primarySoft : row.hovered ? Theme.hover : "transparent"

        FocusRing {
            anchors.margins: 0
            shown: row.visualFocus
        }
    }
    Item {
        anchors.fill: parent
        Icon {
            id: mark
            x: Theme.s4
            y: Theme.s3 + 1
            name: row.iconName
            color: row.warn ? Theme.alert : Theme.soft
            size: 22
        }
        Column {
            id: words
            x: mark.x + mark.width + Theme.s3
            y: Theme.s3
            width: row.width - x - Theme.s4
            spacing: 2

            AppText {
                width: parent.width
                text: row.text
                font.weight: Font.Medium
                maximumLineCount: Theme.scale > 1.3 ? 5 : 2
                elide: Text.ElideRight
                Accessible.ignored: true
            }
            AppText {
                width: parent.width
                visible: text !== ""
                text: row.note
                look: "small"
                color: row.warn ? Theme.alert : Theme.soft
                maximumLineCount: Theme.scale > 1.3 ? 12 : 5
                elide: Text.ElideRight
                Accessible.ignored: true
            }
            Flow {
                width: parent.width
                topPadding: Theme.s1
                spacing: Theme.s2
                visible: row.tag !== "" || badge.visible

                StatusTag {
                    height: badge.height
                    width: Math.min(implicitWidth, parent.width)
                    text: row.tag
                    Accessible.ignored: true
                }
                StateBadge {
                    id: badge
                    sync: row.sync
                    Accessible.ignored: true
                }
            }
        }
    }
}
