// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Dialogue.Theme
import Dialogue.Components

/// What must be mended, first on the page. Each line leads to its field.
Rectangle {
    id: summary

    required property var errors // [{path, label, sentence}]
    signal chosen(string path)

    implicitHeight: column.implicitHeight + 2 * Theme.s3
    implicitWidth: 320
    radius: Theme.radius
    color: Theme.surface
    border.width: 2
    border.color: Theme.alert
    visible: errors.length > 0
    Accessible.role: Accessible.AlertMessage
    Accessible.name: heading.text

    Column {
        id: column
        x: Theme.s4
        y: Theme.s3
        width: parent.width - 2 * Theme.s4

        AppText {
            id: heading
            width: parent.width
            look: "heading"
            color: Theme.alert
            text: qsTr("To be mended first")
            bottomPadding: Theme.s1
        }
        Repeater {
            model: summary.errors

            AppButton {
                required property var modelData
                width: Math.min(implicitWidth, column.width)
                look: "link"
                text: qsTr("%1: %2").arg(modelData.label).arg(modelData.sentence)
                onClicked: summary.chosen(modelData.path)
            }
        }
    }
}
