// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Dialogue.Theme
import Dialogue.Components
import Dialogue.App

/// Asks before the window closes while typed words cannot be stored.
Sheet {
    id: sheet

    required property Services services
    signal saved
    signal givenUp

    title: qsTr("Some words are not saved yet")

    Connections {
        target: sheet.services.saver
        function onChanged(): void {
            if (!sheet.opened || sheet.services.saver.losing)
                return;
            sheet.close();
            sheet.saved();
        }
    }
    AppText {
        width: parent.width
        text: sheet.services.saver.problem !== "" ? sheet.services.saver.problem : qsTr("Some words could not be saved as they stand. The form that you typed them into tells why.")
    }
    AppText {
        width: parent.width
        soft: true
        text: qsTr("What you typed last stands only in this window. If you close it now, these words are lost.")
    }
    AppButton {
        width: parent.width
        look: "primary"
        visible: sheet.services.saver.problem !== ""
        text: qsTr("Try again, then close")
        onClicked: sheet.services.saver.again()
    }
    AppButton {
        width: parent.width
        look: "danger"
        text: qsTr("Close and lose these words")
        onClicked: {
            sheet.close();
            sheet.givenUp();
        }
    }
}
