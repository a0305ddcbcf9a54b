// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Dialogue.Theme

/// A record in a list: title, facts, its state in life and on its way to the server.
T.Button {
    id: row

    property string title: ""
    property string facts: ""
    property string whole: "" // words of which none may be left out
    property string stateLabel: ""
    property string sync: ""
    property bool current: false
    property bool marked: false
    property bool waiting: false
    readonly property int most: Theme.scale > 1.3 ? 5 : 2 // lines of text: few large letters go into one

    implicitHeight: Math.max(64, words.implicitHeight + 2 * Theme.s3)
    implicitWidth: 320
    hoverEnabled: true
    focusPolicy: Qt.NoFocus
    Accessible.role: Accessible.ListItem
    Accessible.name: title + (stateLabel === "" ? "" : ", " + stateLabel) + (facts === "" ? "" : ", " + facts) + (whole === "" ? "" : ", " + whole) + (badge.word === "" ? "" : ", " + badge.word)
    Accessible.selected: current
    Accessible.onPressAction: row.clicked()

    background: Rectangle {
        color: row.current ? Theme.primarySoft : row.down ? Theme.sunken : row.hovered ? Theme.hover : Theme.surface

        Rectangle {
            width: 4
            height: parent.height
            visible: row.current
            color: Theme.primary
        }
        Divider {
            anchors.bottom: parent.bottom
            x: Theme.s4
            width: parent.width - x
        }
        Rectangle {
            anchors.fill: parent
            anchors.margins: 2
            visible: row.marked
            radius: Theme.radius
            color: "transparent"
            border.width: 2
            border.color: Theme.focus
        }
    }
    Item {
        anchors.fill: parent
        Column {
            id: words
            x: Theme.s4
            width: parent.width - 2 * Theme.s4
            anchors.verticalCenter: parent.verticalCenter
            spacing: 3

            AppText {
                width: parent.width
                text: row.title
                font.weight: Font.Medium
                maximumLineCount: row.most
                elide: Text.ElideRight
                color: row.current ? Theme.primarySoftInk : Theme.text
                Accessible.ignored: true
            }
            AppText {
                width: parent.width
                visible: text !== ""
                text: row.facts
                look: "small"
                soft: true
                maximumLineCount: row.most
                elide: Text.ElideRight
                Accessible.ignored: true
            }
            AppText {
                width: parent.width
                visible: text !== ""
                text: row.whole
                Accessible.ignored: true
            }
            Item {
                id: states
                readonly property bool beside: tag.implicitWidth + Theme.s2 + badge.implicitWidth <= width
                width: parent.width
                height: beside || row.stateLabel === "" ? Math.max(tag.implicitHeight, badge.implicitHeight) : tag.implicitHeight + 3 + badge.implicitHeight
                visible: row.stateLabel !== "" || row.sync !== ""

                StatusTag {
                    id: tag
                    text: row.stateLabel
                    y: states.beside ? (parent.height - height) / 2 : 0
                    width: Math.min(implicitWidth, parent.width)
                    color: row.current ? Theme.surface : Theme.neutralSoft
                    Accessible.ignored: true
                }
                StateBadge {
                    id: badge
                    x: states.beside ? parent.width - width : 0
                    y: states.beside ? (parent.height - height) / 2 : parent.height - height
                    sync: row.sync
                    Accessible.ignored: true
                }
            }
            Rectangle {
                visible: row.waiting
                width: parent.width * 0.6
                height: Theme.body
                radius: 4
                color: Theme.neutralSoft
            }
        }
    }
}
