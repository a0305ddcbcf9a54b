// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Dialogue.Theme
import Dialogue.Components

/// A place to go to: drawing above the word in a bar or rail, beside it in a list.
T.Button {
    id: item

    required property string iconName
    property bool current: false
    property bool beside: false
    property int badge: 0   // records that need a decision
    property int waiting: 0 // records with changes on their way; shown where there is room
    readonly property color ink: current ? Theme.primarySoftInk : Theme.text

    implicitHeight: beside ? Math.max(Theme.target, words.implicitHeight + Theme.s2) : 24 + words.implicitHeight + 16
    implicitWidth: beside ? 200 : 72
    focusPolicy: Qt.StrongFocus
    hoverEnabled: true
    Accessible.role: Accessible.PageTab
    Accessible.name: Words.joined([text, badge > 0 ? qsTr("%n need you", "", badge) : "", waiting > 0 ? qsTr("%n to send", "", waiting) : ""], ", ")
    Accessible.selected: current
    Accessible.onPressAction: item.clicked()
    Keys.onReturnPressed: item.clicked()

    background: Item {
        Rectangle {
            x: item.beside ? 0 : (parent.width - width) / 2
            y: item.beside ? 0 : 3
            width: item.beside ? parent.width : 56
            height: item.beside ? parent.height : 30
            radius: item.beside ? Theme.radius : 15
            color: item.current ? Theme.primarySoft : item.hovered ? Theme.hover : "transparent"
        }
        FocusRing {
            anchors.margins: 0
            shown: item.visualFocus
        }
    }
    Item {
        anchors.fill: parent
        Icon {
            id: mark
            x: item.beside ? Theme.s3 : (parent.width - width) / 2
            y: item.beside ? (parent.height - height) / 2 : 7
            name: item.iconName
            color: item.ink
            size: 22
        }
        AppText {
            id: words
            x: item.beside ? mark.x + mark.width + Theme.s3 : 1
            y: item.beside ? (parent.height - height) / 2 : 37
            width: item.beside ? parent.width - x - (dot.visible ? dot.width + Theme.s3 : Theme.s1) - (pill.visible ? pill.width + Theme.s1 : 0) : parent.width - 2
            text: item.text
            single: true
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: 8
            font.pixelSize: item.beside ? Theme.body : Math.min(13, Math.round(Theme.tiny * 0.92))
            font.weight: item.current ? Font.DemiBold : Font.Normal
            horizontalAlignment: item.beside ? Text.AlignLeft : Text.AlignHCenter
            color: item.ink
            Accessible.ignored: true
        }
        Rectangle {
            id: dot
            visible: item.badge > 0
            x: item.beside ? parent.width - width - Theme.s3 : Math.min(mark.x + 22, parent.width - width)
            y: item.beside ? (parent.height - height) / 2 : 0
            width: Math.max(height, count.implicitWidth + Theme.s2)
            height: count.implicitHeight + 2
            radius: height / 2
            color: Theme.alert

            AppText {
                id: count
                anchors.centerIn: parent
                text: item.badge
                single: true
                look: "tiny"
                font.pixelSize: item.beside ? Theme.tiny : Math.min(13, Theme.tiny)
                font.weight: Font.DemiBold
                color: Theme.surface
                Accessible.ignored: true
            }
        }
        Rectangle {
            id: pill
            visible: item.beside && item.waiting > 0
            x: (dot.visible ? dot.x - Theme.s1 : parent.width - Theme.s3) - width
            y: (parent.height - height) / 2
            width: Math.max(height, more.implicitWidth + Theme.s2)
            height: more.implicitHeight + 2
            radius: height / 2
            color: Theme.localSoft

            AppText {
                id: more
                anchors.centerIn: parent
                text: item.waiting
                single: true
                look: "tiny"
                font.weight: Font.DemiBold
                color: Theme.local
                Accessible.ignored: true
            }
        }
    }
}
