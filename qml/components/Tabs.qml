// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Dialogue.Theme

/// Two to four views of one page, as a row of words. A row that is too narrow breaks.
Flow {
    id: tabs

    required property var labels // list of words
    property int current: 0
    signal chosen(int index)

    spacing: Theme.s1
    Accessible.role: Accessible.PageTabList
    Accessible.name: labels.join(", ")

    Repeater {
        model: tabs.labels

        T.Button {
            id: tab
            required property int index
            required property string modelData
            readonly property bool on: index === tabs.current

            implicitHeight: Theme.target
            implicitWidth: Math.min(tabs.width, Math.ceil(words.implicitWidth) + 2 * Theme.s4)
            focusPolicy: Qt.StrongFocus
            hoverEnabled: true
            text: modelData
            Accessible.role: Accessible.PageTab
            Accessible.name: modelData
            Accessible.selected: on
            onClicked: tabs.chosen(index)
            Keys.onReturnPressed: tabs.chosen(index)
            Keys.onLeftPressed: tabs.chosen(Math.max(0, tabs.current - 1))
            Keys.onRightPressed: tabs.chosen(Math.min(tabs.labels.length - 1, tabs.current + 1))

            background: Rectangle {
                radius: Theme.radius
                color: tab.on ? Theme.primarySoft : tab.hovered ? Theme.hover : "transparent"

                Rectangle {
                    visible: tab.on
                    anchors.bottom: parent.bottom
                    x: Theme.s3
                    width: parent.width - 2 * Theme.s3
                    height: 3
                    radius: 1.5
                    color: Theme.primary
                }
                FocusRing {
                    anchors.margins: 0
                    shown: tab.visualFocus
                }
            }
            AppText {
        anchors.fill: parent
                id: words
                text: tab.text
                single: true
                horizontalAlignment: Text.AlignHCenter
                verticalAlignment: Text.AlignVCenter
                font.weight: tab.on ? Font.DemiBold : Font.Normal
                color: tab.on ? Theme.primarySoftInk : Theme.text
                Accessible.ignored: true
            }
        }
    }
}
