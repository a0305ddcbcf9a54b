// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Dialogue.Theme

/// A record in a list: title, facts, its state in life and on its way to the server.
T.Button {
    id: row

    property string title: ""
    property string facts: ""
    property string stateLabel: ""
    property string sync: ""
    property bool current: false
    property bool marked: false
    property bool waiting: false
    readonly property bool quietState: sync === "confirmed"

    implicitHeight: Math.max(64, words.implicitHeight + 2 * Theme.s3)
    implicitWidth: 320
    hoverEnabled: true
    focusPolicy: Qt.NoFocus
    Accessible.role: Accessible.ListItem
    Accessible.name: title + (stateLabel === "" ? "" : ", " + stateLabel) + (facts === "" ? "" : ", " + facts) + (badge.word === "" ? "" : ", " + badge.word)
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
                maximumLineCount: 2
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
                maximumLineCount: 2
                elide: Text.ElideRight
                Accessible.ignored: true
            }
            Item {
                width: parent.width
                height: Math.max(tag.implicitHeight, badge.implicitHeight)
                visible: row.stateLabel !== "" || row.sync !== ""

                StatusTag {
                    id: tag
                    text: row.stateLabel
                    width: Math.min(implicitWidth, parent.width - (badge.visible ? badge.width + Theme.s2 : 0))
                    anchors.verticalCenter: parent.verticalCenter
                    color: row.current ? Theme.surface : Theme.neutralSoft
                    Accessible.ignored: true
                }
                StateBadge {
                    id: badge
                    anchors.right: parent.right
                    anchors.rightMargin: row.quietState ? -Theme.s2 : 0
                    anchors.verticalCenter: parent.verticalCenter
                    sync: row.sync
                    color: row.quietState ? "transparent" : row.sync === "local" ? Theme.localSoft : row.sync === "sent" ? Theme.sentSoft : Theme.alertSoft
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
