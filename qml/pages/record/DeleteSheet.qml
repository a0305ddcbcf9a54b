// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Dialogue.Theme
import Dialogue.Components
import Dialogue.App

/// Asks before a draft is deleted.
Sheet {
    id: sheet

    required property RecordModel record

    title: qsTr("Delete this draft?")

    AppText {
        width: parent.width
        text: sheet.record.title
        font.weight: Font.Medium
    }
    AppText {
        width: parent.width
        soft: true
        text: qsTr("It can be brought back from its page. What others have added meanwhile is never lost.")
    }
    AppButton {
        width: parent.width
        look: "danger"
        text: qsTr("Delete")
        onClicked: {
            sheet.close();
            sheet.record.remove();
        }
    }
}
