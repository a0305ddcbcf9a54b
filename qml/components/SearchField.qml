// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Dialogue.Theme
import Dialogue.Components

/// One line to look for words. It says `searched` shortly after typing stops.
T.TextField {
    id: control

    required property string name
    readonly property string words: Words.shown(control)
    signal searched(string words)

    implicitHeight: Math.max(Theme.target, contentHeight + 2 * Theme.s3)
    implicitWidth: 200
    leftPadding: 44
    rightPadding: clear.visible ? 48 : Theme.s3
    verticalAlignment: TextInput.AlignVCenter
    color: Theme.text
    selectionColor: Theme.primary
    selectedTextColor: Theme.primaryInk
    font.family: Theme.family
    font.pixelSize: Theme.body
    inputMethodHints: Qt.ImhNoPredictiveText
    selectByMouse: true
    activeFocusOnTab: true
    Accessible.role: Accessible.EditableText
    Accessible.name: name
    Accessible.searchEdit: true
    onWordsChanged: pause.restart()
    onActiveFocusChanged: if (!activeFocus)
        Composing.end(control)
    onAccepted: {
        pause.stop();
        control.searched(words);
    }
    Keys.onEscapePressed: event => {
        event.accepted = words !== "";
        Composing.end(control);
        text = "";
    }

    Timer {
        id: pause
        interval: 180
        onTriggered: control.searched(control.words)
    }
    background: Rectangle {
        radius: Theme.target / 2
        color: Theme.surface
        border.width: control.activeFocus ? 2 : 1
        border.color: control.activeFocus ? Theme.focus : Theme.border
    }
    Icon {
        x: Theme.s4
        anchors.verticalCenter: parent.verticalCenter
        name: "search"
        color: Theme.soft
        size: 20
    }
    AppText {
        x: control.leftPadding
        width: control.width - x - Theme.s3
        height: control.height
        verticalAlignment: Text.AlignVCenter
        single: true
        soft: true
        text: control.name
        visible: control.words === ""
        Accessible.ignored: true
    }
    IconButton {
        id: clear
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        visible: control.words !== ""
        iconName: "close"
        name: qsTr("Clear the search")
        onClicked: {
            Composing.end(control);
            control.clear();
            control.forceActiveFocus();
        }
    }
}
