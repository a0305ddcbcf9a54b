// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Dialogue.Theme
import Dialogue.Components

/// Words that lead somewhere: to another record, or out of the program.
T.Button {
    id: control

    required property string copied // what copying gives
    property bool out: false
    property string name: text

    implicitHeight: Math.max(40, words.implicitHeight + Theme.s2)
    implicitWidth: Math.max(40, Math.ceil(natural.advanceWidth) + 2 + (out ? mark.size + Theme.s1 : 0))
    focusPolicy: Qt.StrongFocus
    hoverEnabled: true
    Accessible.role: Accessible.Link
    Accessible.name: name
    Accessible.onPressAction: control.clicked()
    Keys.onReturnPressed: control.clicked()
    Keys.onEnterPressed: control.clicked()
    Keys.onMenuPressed: control.offerCopy()
    Keys.onPressed: event => {
        if (event.matches(StandardKey.Copy) || event.key === Qt.Key_F10 && (event.modifiers & Qt.ShiftModifier)) {
            control.offerCopy();
            event.accepted = true;
        }
    }
    onPressAndHold: control.offerCopy()

    function offerCopy(): void {
        menu.on = true;
        menu.made().open(control.copied);
    }

    TextMetrics {
        id: natural
        font: words.font
        text: control.text
    }
    background: Item {
        FocusRing {
            shown: control.visualFocus
        }
    }
    Item {
        anchors.fill: parent

        AppText {
            id: words
            width: parent.width - (control.out ? mark.size + Theme.s1 : 0)
            anchors.verticalCenter: parent.verticalCenter
            text: control.text
            color: Theme.primary
            font.underline: true
            Accessible.ignored: true
        }
        Icon {
            id: mark
            visible: control.out
            x: Math.min(Math.ceil(natural.advanceWidth) + Theme.s1, parent.width - size)
            anchors.verticalCenter: parent.verticalCenter
            name: "out"
            color: Theme.primary
            size: 18
        }
        TapHandler {
            acceptedButtons: Qt.RightButton
            onTapped: control.offerCopy()
        }
        When {
            id: menu

            CopyMenu {
                y: control.height
            }
        }
    }
}
