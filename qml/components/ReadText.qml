// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Dialogue.Theme
import Dialogue.Components

/// Words of a record. They can be selected and copied with the mouse, the keyboard and, after a long touch, a finger.
TextEdit {
    id: words

    property string look: "body" // title, heading, body, small
    property bool soft: false
    property string name: "" // said before the words
    readonly property bool visualFocus: activeFocus

    function offerCopy(): void {
        menu.on = true;
        menu.made().open(selectedText === "" ? text : selectedText);
    }

    readOnly: true
    selectByMouse: true
    selectByKeyboard: true
    persistentSelection: true
    activeFocusOnTab: text !== ""
    textFormat: TextEdit.PlainText
    wrapMode: TextEdit.Wrap
    color: soft ? Theme.soft : Theme.text
    selectionColor: Theme.primary
    selectedTextColor: Theme.primaryInk
    font.family: Theme.family
    font.pixelSize: look === "title" ? Theme.title : look === "heading" ? Theme.heading : look === "small" ? Theme.small : Theme.body
    font.weight: look === "title" || look === "heading" ? Font.DemiBold : Font.Normal
    Accessible.role: look === "title" || look === "heading" ? Accessible.Heading : Accessible.StaticText
    Accessible.name: name === "" ? text : name + ": " + text
    Accessible.readOnly: true
    Accessible.multiLine: true
    Accessible.selectableText: true
    Keys.onMenuPressed: words.offerCopy()
    Keys.onPressed: event => {
        if (event.key === Qt.Key_F10 && (event.modifiers & Qt.ShiftModifier)) {
            words.offerCopy();
            event.accepted = true;
        }
    }
    // A selection elsewhere is not what one copies here.
    onActiveFocusChanged: if (!activeFocus && menu.count === 0)
        deselect()

    FocusRing {
        shown: words.activeFocus
    }
    TapHandler {
        acceptedButtons: Qt.RightButton
        onTapped: words.offerCopy()
    }
    TapHandler {
        acceptedDevices: PointerDevice.TouchScreen | PointerDevice.Stylus
        onLongPressed: {
            words.forceActiveFocus(Qt.MouseFocusReason);
            words.selectAll();
            words.offerCopy();
        }
    }
    When {
        id: menu

        CopyMenu {
            y: words.height
        }
    }
}
