// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Dialogue.Theme
import Dialogue.Components
import Dialogue.App
import Dialogue.Pages

/// The first page on a new device: language, server, one-time code.
Flickable {
    id: page

    required property Services services
    property bool busy: false
    property string problem: ""

    function connectNow(): void {
        problem = "";
        if (server.value.trim() === "" || code.value.trim() === "") {
            problem = qsTr("Please fill in the server and the code.");
            return;
        }
        busy = true;
        services.sync.enrol(server.value, code.value, device.value);
    }

    contentHeight: Math.max(height, card.implicitHeight + 2 * Theme.s5)
    clip: true
    boundsBehavior: Flickable.StopAtBounds
    T.ScrollBar.vertical: ScrollMark {}

    Connections {
        target: page.services.sync
        function onEnrolmentDone(ok: bool, sentence: string): void {
            page.busy = false;
            page.problem = sentence;
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
            onChosen: code => page.services.settings.language = code
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
            property string value: ""
            width: parent.width
            label: qsTr("Server")
            placeholder: "https://"
            inputHints: Qt.ImhUrlCharactersOnly | Qt.ImhNoAutoUppercase
            onEdited: text => value = text
        }
        AppField {
            id: code
            property string value: ""
            width: parent.width
            label: qsTr("One-time code")
            hint: qsTr("From your administrator; it works once.")
            inputHints: Qt.ImhNoPredictiveText | Qt.ImhNoAutoUppercase
            onEdited: text => value = text
            onAccepted: page.connectNow()
        }
        AppField {
            id: device
            property string value: ""
            width: parent.width
            label: qsTr("Name of this device")
            hint: qsTr("So that you recognise it later, such as \"Office laptop\".")
            onEdited: text => value = text
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
