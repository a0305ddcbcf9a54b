// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Dialogue.Theme
import Dialogue.Components

/// A way to a list, with how much is in it.
T.Button {
    id: row

    required property string iconName
    property string note: ""
    property int number: -1
    property bool alert: false
    property bool current: false

    implicitHeight: Math.max(64, words.implicitHeight + 2 * Theme.s3)
    implicitWidth: 320
    focusPolicy: Qt.StrongFocus
    hoverEnabled: true
    Accessible.role: Accessible.Button
    Accessible.name: number >= 0 ? text + ", " + number : text
    Accessible.description: note
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
            anchors.verticalCenter: parent.verticalCenter
            name: row.iconName
            color: row.alert ? Theme.alert : Theme.soft
            size: 24
        }
        Column {
            id: words
            x: mark.x + mark.width + Theme.s3
            width: count.x - x - Theme.s2
            anchors.verticalCenter: parent.verticalCenter

            AppText {
                width: parent.width
                text: row.text
                font.weight: Font.Medium
                Accessible.ignored: true
            }
            AppText {
                width: parent.width
                visible: text !== ""
                text: row.note
                look: "small"
                soft: true
                Accessible.ignored: true
            }
        }
        Rectangle {
            id: count
            visible: row.number >= 0
            x: parent.width - width - arrow.width - Theme.s3 - Theme.s2
            anchors.verticalCenter: parent.verticalCenter
            width: visible ? Math.max(height, number.implicitWidth + Theme.s3) : 0
            height: number.implicitHeight + 6
            radius: height / 2
            color: row.alert ? Theme.alertSoft : Theme.neutralSoft

            AppText {
                id: number
                anchors.centerIn: parent
                single: true
                text: row.number
                look: "small"
                font.weight: Font.DemiBold
                color: row.alert ? Theme.alert : Theme.text
                Accessible.ignored: true
            }
        }
        Icon {
            id: arrow
            anchors.right: parent.right
            anchors.rightMargin: Theme.s3
            anchors.verticalCenter: parent.verticalCenter
            name: "next"
            color: Theme.soft
            size: 18
        }
    }
}
