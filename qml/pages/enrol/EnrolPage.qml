// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Dialogue.Theme
import Dialogue.Components
import Dialogue.App
import Dialogue.Pages

/// The first page on a new device: language, server, one-time code.
Scroller {
    id: page

    required property Services services
    property bool busy: false
    property string problem: "" // about neither of the fields

    function connectNow(): void {
        if (busy)
            return;
        problem = "";
        server.problem = server.words.trim() === "" ? qsTr("Please fill in the address of the server.") : "";
        code.problem = code.words.trim() === "" ? qsTr("Please fill in the one-time code.") : "";
        if (leadToWrong())
            return;
        busy = true;
        services.sync.enrol(server.words, code.words, device.words);
    }
    /// Moves the keyboard to the first field in which something is wrong; false when there is none.
    function leadToWrong(): bool {
        for (const field of [server, code]) {
            if (field.problem === "")
                continue;
            field.focusIn();
            return true;
        }
        return false;
    }

    contentHeight: Math.max(height, card.implicitHeight + 2 * Theme.s5)

    Connections {
        target: page.services.sync
        function onEnrolmentDone(ok: bool, sentence: string, part: string): void {
            page.busy = false;
            page.problem = part === "" ? sentence : "";
            server.problem = part === "server" ? sentence : "";
            code.problem = part === "code" ? sentence : "";
            page.leadToWrong();
        }
    }
    Card {
        id: card
        width: Math.min(parent.width - 2 * Theme.s4, 460)
        x: (parent.width - width) / 2
        y: Math.max(Theme.s4, (page.contentHeight - implicitHeight) / 2)
        padding: Theme.s5
        gap: Theme.s4

        OneOf {
            width: parent.width
            name: qsTr("Language")
            options: [
                {
                    "code": "en",
                    "label": "English"
                },
                {
                    "code": "fr",
                    "label": "Français"
                },
                {
                    "code": "es",
                    "label": "Español"
                }
            ]
            current: page.services.settings.language
            onChosen: language => {
                page.services.settings.language = language;
                // Sentences from before a change of language are in the other language.
                page.problem = server.problem = code.problem = "";
            }
        }
        AppText {
            width: parent.width
            look: "title"
            text: qsTr("Connect this device")
        }
        AppText {
            width: parent.width
            soft: true
            text: qsTr("You need a connection once. After that you can work without one.")
        }
        Banner {
            width: parent.width
            visible: page.problem === "" && page.services.sync.problem !== ""
            text: page.services.sync.problem
        }
        Banner {
            width: parent.width
            visible: page.problem !== ""
            look: "alert"
            text: page.problem
        }
        AppField {
            id: server
            width: parent.width
            label: qsTr("Server")
            placeholder: "http://"
            needed: true
            inputHints: Qt.ImhUrlCharactersOnly | Qt.ImhNoAutoUppercase
            onEdited: problem = ""
        }
        AppField {
            id: code
            width: parent.width
            needed: true
            label: qsTr("One-time code")
            hint: qsTr("From your administrator; it works once.")
            inputHints: Qt.ImhNoPredictiveText | Qt.ImhNoAutoUppercase
            last: server.words.trim() !== "" && words.trim() !== "" // the name of the device can be left out
            onEdited: problem = ""
            onAccepted: page.connectNow()
        }
        AppField {
            id: device
            width: parent.width
            label: qsTr("Name of this device")
            hint: qsTr("So that you recognise it later, such as \"Office laptop\".")
            onAccepted: page.connectNow()
        }
        AppButton {
            width: parent.width
            look: "primary"
            enabled: !page.busy
            text: page.busy ? qsTr("Connecting") : qsTr("Connect")
            onClicked: page.connectNow()
        }
    }
}
