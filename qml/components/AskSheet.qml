// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Dialogue.Theme
import Dialogue.Components

/// Asks before words are lost, and shows them.
Sheet {
    id: sheet

    property string about: "" // the record
    property string note: ""
    property string losing: ""
    property string action: ""
    signal agreed

    AppText {
        width: parent.width
        visible: text !== ""
        text: sheet.about
        font.weight: Font.Medium
    }
    AppText {
        width: parent.width
        visible: text !== ""
        soft: true
        text: sheet.note
    }
    Rectangle {
        width: parent.width
        visible: sheet.losing !== ""
        height: lost.implicitHeight + 2 * Theme.s3
        radius: Theme.radius
        color: Theme.sunken

        ReadText {
            id: lost
            x: Theme.s3
            y: Theme.s3
            width: parent.width - 2 * Theme.s3
            text: sheet.losing
        }
    }
    AppButton {
        width: parent.width
        look: "danger"
        text: sheet.action
        onClicked: {
            sheet.close();
            sheet.agreed();
        }
    }
    AppButton {
        width: parent.width
        text: qsTr("Keep as it is")
        onClicked: sheet.close()
    }
}
