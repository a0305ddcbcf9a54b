// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Dialogue.Theme
import Dialogue.Components
import Dialogue.App
import Dialogue.Pages

/// The first page on a new device: language, and the line to join with, or server and one-time code.
Scroller {
    id: page

    required property Services services
    property bool busy: false
    property string problem: "" // about neither of the fields
    property Banner said: null // until somebody types
    readonly property JoinModel joining: services.joining

    function connectNow(): void {
        if (busy)
            return;
        problem = "";
        joining.read(server.words);
        server.problem = server.words.trim() === "" ? qsTr("Please fill in the line to join with, or the address of the server.") : joining.problem;
        code.problem = !joining.found && joining.problem === "" && code.words.trim() === "" ? qsTr("Please fill in the one-time code.") : "";
        if (leadToWrong())
            return;
        busy = true;
        if (joining.found)
            services.sync.join(joining, device.words);
        else
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

    /// Brings what was said into sight.
    function show(banner: Banner): void {
        said = banner;
        laidOut.restart();
    }

    onContentHeightChanged: laidOut.restart()
    contentHeight: Math.max(height, card.implicitHeight + 2 * Theme.s5)

    Connections {
        target: page.services.sync
        function onEnrolmentDone(ok: bool, sentence: string, part: string): void {
            page.busy = false;
            page.problem = part === "" ? sentence : "";
            server.problem = part === "server" ? sentence : "";
            code.problem = part === "code" && !page.joining.found ? sentence : "";
            if (part === "code" && page.joining.found)
                server.problem = sentence;
            // What is about neither field stands above the button, which had the keyboard.
            if (!page.leadToWrong() && !ok)
                connect.forceActiveFocus(Qt.TabFocusReason);
        }
    }
    Connections {
        target: page.joining
        function onGivenChanged(): void {
            if (page.joining.given === "")
                return;
            page.problem = "";
            server.text = "";
            server.text = page.joining.given;
            server.problem = "";
        }
    }
    Timer {
        id: laidOut
        interval: 0
        onTriggered: if (page.said && page.said.visible)
            page.reveal(page.said.mapToItem(page.contentItem, 0, 0, page.said.width, page.said.height))
    }
    Timer {
        id: moved
        interval: 0
        onTriggered: code.input.text = ""
    }
    JoinFilePicker {
        id: picker
        onChose: file => {
            page.problem = "";
            page.joining.open(file);
        }
    }
    Component.onCompleted: server.text = joining.given
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
        AppField {
            id: server
            width: parent.width
            label: qsTr("Line to join with, or server")
            placeholder: "dialogue:"
            hint: qsTr("Paste the line that your coordinator gave you. Without one, write the address of the server.")
            needed: true
            last: page.joining.found || page.joining.problem !== "" // a line needs nothing else, and one that is cut is told at once
            inputHints: Qt.ImhNoPredictiveText | Qt.ImhNoAutoUppercase
            onEdited: text => {
                problem = page.problem = "";
                page.said = null;
                page.joining.read(text);
            }
            onAccepted: page.connectNow()
        }
        Flow {
            width: parent.width
            spacing: Theme.s2

            AppButton {
                text: qsTr("Paste")
                onClicked: server.takeCopied()
            }
            AppButton {
                width: Math.min(implicitWidth, parent.width)
                text: qsTr("Open a file or a picture of the QR code")
                onClicked: picker.open()
            }
        }
        Banner {
            id: unread
            width: parent.width
            visible: text !== ""
            look: "alert"
            text: page.joining.unread
            onHeightChanged: page.show(unread)
            onVisibleChanged: page.show(unread)
        }
        Banner {
            width: parent.width
            visible: page.joining.found
            look: "good"
            text: page.joining.told
        }
        AppField {
            id: code
            width: parent.width
            visible: !page.joining.found
            needed: true
            label: qsTr("One-time code")
            hint: qsTr("From your administrator; it works once.")
            inputHints: Qt.ImhNoPredictiveText | Qt.ImhNoAutoUppercase
            last: server.words.trim() !== "" && words.trim() !== "" // the name of the device can be left out
            onEdited: text => {
                problem = "";
                page.said = null;
                // A line that was pasted here goes where lines are read.
                if (page.joining.move(text)) {
                    server.focusIn();
                    moved.restart();
                }
            }
            onAccepted: page.connectNow()
        }
        AppField {
            id: device
            width: parent.width
            label: qsTr("Name of this device")
            hint: qsTr("So that you recognise it later, such as \"Office laptop\".")
            onEdited: page.said = null
            onAccepted: page.connectNow()
        }
        Banner {
            id: failed
            width: parent.width
            visible: page.problem !== ""
            look: "alert"
            text: page.problem
            onHeightChanged: page.show(failed)
            onVisibleChanged: page.show(failed)
        }
        AppButton {
            id: connect
            width: parent.width
            look: "primary"
            enabled: !page.busy
            text: page.busy ? qsTr("Connecting") : qsTr("Connect")
            onClicked: page.connectNow()
        }
    }
}
