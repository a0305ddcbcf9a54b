// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Dialogue.Theme
import Dialogue.Components

/// What is chosen, each with a way to take it out.
Flow {
    id: flow

    property var elements: []
    property var labels: []
    signal removed(string element)

    spacing: Theme.s2
    visible: elements.length > 0

    Repeater {
        model: flow.elements

        T.Button {
            id: chip
            required property int index
            required property string modelData

            implicitHeight: Math.max(40, words.implicitHeight + Theme.s3)
            implicitWidth: Math.min(flow.width, Math.ceil(natural.advanceWidth) + 1 + 2 * Theme.s3 + 24)
            focusPolicy: Qt.StrongFocus
            hoverEnabled: true
            text: flow.labels[index] ?? ""
            Accessible.role: Accessible.Button
            Accessible.name: qsTr("Take out %1").arg(text)
            onClicked: flow.removed(modelData)
            Keys.onReturnPressed: flow.removed(modelData)

            TextMetrics {
                id: natural
                font: words.font
                text: chip.text
            }
            background: Rectangle {
                radius: 20
                color: chip.hovered ? Theme.hover : Theme.primarySoft

                FocusRing {
                    radius: 23
                    shown: chip.visualFocus
                }
            }
            Item {
                anchors.fill: parent
                AppText {
                    id: words
                    x: Theme.s3
                    width: chip.width - 2 * Theme.s3 - 21
                    anchors.verticalCenter: parent.verticalCenter
                    text: chip.text
                    font.pixelSize: Theme.small + 1
                    color: Theme.primarySoftInk
                    Accessible.ignored: true
                }
                Icon {
                    anchors.right: parent.right
                    anchors.rightMargin: Theme.s2
                    anchors.verticalCenter: parent.verticalCenter
                    name: "close"
                    color: Theme.primarySoftInk
                    size: 18
                }
            }
        }
    }
}
