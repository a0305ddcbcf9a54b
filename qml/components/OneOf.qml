// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Dialogue.Theme

/// A choice of one of a few, all in sight.
Flow {
    id: group

    required property string name
    required property var options // [{code, label}]
    property string current: ""
    signal chosen(string code)

    spacing: Theme.s2
    Accessible.role: Accessible.Grouping
    Accessible.name: name

    Repeater {
        model: group.options

        T.RadioButton {
            id: radio
            required property var modelData

            implicitHeight: Math.max(Theme.target, words.implicitHeight + Theme.s3)
            implicitWidth: Math.min(group.width, Math.ceil(natural.advanceWidth) + 1 + 2 * Theme.s3 + 31)
            focusPolicy: Qt.StrongFocus
            hoverEnabled: true
            text: modelData.label
            checked: modelData.code === group.current
            Accessible.role: Accessible.RadioButton
            Accessible.name: text
            Accessible.description: group.name
            Accessible.checked: checked
            onClicked: group.chosen(modelData.code)
            Keys.onReturnPressed: group.chosen(modelData.code)

            TextMetrics {
                id: natural
                font: words.font
                text: radio.text
            }
            indicator: null
            background: Rectangle {
                radius: Theme.radius
                color: radio.checked ? Theme.primarySoft : radio.hovered ? Theme.hover : Theme.surface
                border.width: 1
                border.color: radio.checked ? Theme.primary : Theme.border

                FocusRing {
                    shown: radio.visualFocus
                }
            }
            Item {
        anchors.fill: parent
                Rectangle {
                    id: dot
                    x: Theme.s3
                    anchors.verticalCenter: parent.verticalCenter
                    width: 20
                    height: 20
                    radius: 10
                    color: "transparent"
                    border.width: 2
                    border.color: radio.checked ? Theme.primary : Theme.border

                    Rectangle {
                        anchors.centerIn: parent
                        visible: radio.checked
                        width: 10
                        height: 10
                        radius: 5
                        color: Theme.primary
                    }
                }
                AppText {
                    id: words
                    x: dot.x + dot.width + 10
                    width: radio.width - x - Theme.s3 + 1
                    anchors.verticalCenter: parent.verticalCenter
                    text: radio.text
                    color: radio.checked ? Theme.primarySoftInk : Theme.text
                    Accessible.ignored: true
                }
            }
        }
    }
}
