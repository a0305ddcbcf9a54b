// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Dialogue.Theme
import Dialogue.Components
import Dialogue.App
import Dialogue.Pages

/// Leaving this device. It shows what would be lost before it is lost.
Card {
    id: card

    required property Services services
    signal said(string sentence)

    LeaveModel {
        id: leaving
        services: card.services
        onRefused: sentence => card.said(sentence)
    }
    AppText {
        width: parent.width
        look: "heading"
        text: qsTr("This device")
    }
    AppText {
        width: parent.width
        soft: true
        text: qsTr("Signed in as %1").arg(Words.joined([card.services.sync.person, card.services.sync.organisation], ", "))
    }
    FieldView {
        width: parent.width
        visible: card.services.sync.words !== ""
        label: qsTr("Six words, the same that your coordinator sees for this device")
        text: card.services.sync.words
    }
    AppButton {
        width: Math.min(implicitWidth, parent.width)
        look: "danger"
        text: qsTr("Leave this device")
        onClicked: sheet.open()
    }
    Sheet {
        id: sheet
        title: qsTr("Leave this device?")

        AppText {
            width: parent.width
            text: qsTr("Your records, your key and the documents are removed from this device. What is confirmed stays on the server. To work here again you need a new one-time code.")
        }
        Banner {
            width: parent.width
            visible: leaving.losses !== ""
            look: "alert"
            text: qsTr("These would be lost:") + "\n" + leaving.losses
        }
        Banner {
            width: parent.width
            visible: leaving.losses === ""
            look: "good"
            text: qsTr("Everything you wrote is confirmed. Nothing is lost.")
        }
        AppText {
            width: parent.width
            visible: text !== ""
            text: leaving.kept
        }
        AppButton {
            width: parent.width
            look: "primary"
            visible: leaving.losses !== "" && leaving.kept === ""
            iconName: "file"
            text: qsTr("Write my unsent words to a file")
            onClicked: leaving.keepWords()
        }
        AppButton {
            width: parent.width
            look: "danger"
            enabled: leaving.canLeave
            text: leaving.losses === "" ? qsTr("Leave this device") : qsTr("Leave and lose what is not confirmed")
            onClicked: {
                sheet.close();
                leaving.leave();
            }
        }
        AppButton {
            width: parent.width
            text: qsTr("Stay")
            onClicked: sheet.close()
        }
    }
}
