// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Dialogue.Theme
import Dialogue.Components

/// A passing notice at the bottom, announced to screen readers, with a way back for as long as there is one.
Rectangle {
    id: toast

    property string sentence: "" // what can be taken back; outlives a passing notice
    readonly property bool offering: sentence !== ""
    readonly property bool shown: offering || pause.running
    property string passing: ""
    signal undone

    function say(sentence: string): void {
        passing = sentence;
        pause.restart();
    }

    implicitHeight: Math.max(words.implicitHeight, button.visible ? button.implicitHeight : 0) + 2 * Theme.s2
    width: parent ? Math.min(parent.width - 2 * Theme.s4, natural.advanceWidth + (button.visible ? button.implicitWidth + Theme.s2 : 0) + 2 * Theme.s4 + 2) : 320
    radius: Theme.radius
    color: Theme.text
    visible: shown
    Accessible.role: Accessible.AlertMessage
    Accessible.name: words.text
    Accessible.ignored: !shown

    TextMetrics {
        id: natural
        font: words.font
        text: words.text
    }
    AppText {
        id: words
        x: Theme.s4
        anchors.verticalCenter: parent.verticalCenter
        topPadding: Theme.s2
        bottomPadding: Theme.s2
        width: toast.width - 2 * Theme.s4 - (button.visible ? button.width + Theme.s2 : 0)
        color: Theme.window
        text: pause.running ? toast.passing : toast.sentence
        Accessible.ignored: true
    }
    AppButton {
        id: button
        anchors.right: parent.right
        anchors.rightMargin: Theme.s3
        anchors.verticalCenter: parent.verticalCenter
        visible: toast.offering && !pause.running
        width: Math.min(implicitWidth, toast.width * 0.5)
        iconName: "undo"
        text: qsTr("Undo")
        onClicked: toast.undone()
    }
    Timer {
        id: pause
        interval: 6000
    }
}
