// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Dialogue.Theme
import Dialogue.Components
import Dialogue.App

/// On a device whose access was ended: the way back in, with a new code of its person. The waiting changes are sent then.
Card {
    id: card

    required property SyncModel sync
    property bool busy: false
    property string problem: "" // about neither of the fields

    function connectNow(): void {
        if (busy)
            return;
        problem = "";
        code.problem = code.words.trim() === "" ? qsTr("Please fill in the one-time code.") : "";
        if (code.problem !== "")
            return code.focusIn();
        busy = true;
        sync.enrol(sync.server, code.words, "");
    }

    Connections {
        target: card.sync
        function onEnrolmentDone(ok: bool, sentence: string, part: string): void {
            card.busy = false;
            card.problem = part === "code" ? "" : sentence;
            code.problem = part === "code" ? sentence : "";
            if (ok)
                card.sync.tryNow();
        }
    }
    AppText {
        width: parent.width
        look: "heading"
        text: qsTr("Connect this device again")
    }
    AppText {
        width: parent.width
        soft: true
        text: qsTr("With a new code for you, what you wrote here and did not send goes on from here.")
    }
    Banner {
        width: parent.width
        visible: card.problem !== ""
        look: "alert"
        text: card.problem
    }
    AppField {
        id: code
        width: parent.width
        needed: true
        label: qsTr("One-time code")
        hint: qsTr("From your administrator; it works once.")
        inputHints: Qt.ImhNoPredictiveText | Qt.ImhNoAutoUppercase
        last: true
        onEdited: problem = ""
        onAccepted: card.connectNow()
    }
    AppButton {
        width: parent.width
        look: "primary"
        enabled: !card.busy
        text: card.busy ? qsTr("Connecting") : qsTr("Connect")
        onClicked: card.connectNow()
    }
}
