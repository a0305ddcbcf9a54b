// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Dialogue.Theme
import Dialogue.Components

/// What else can be done here, in a list below the button. There is no button when there is nothing.
AppButton {
    id: button

    property var choices: [] // {name, label, icon, look}
    signal chosen(string name, string label)

    /// To the neighbour of the entry that has the keyboard.
    function step(from: var, forward: bool): void {
        from.nextItemInFocusChain(forward).forceActiveFocus(Qt.TabFocusReason);
    }

    visible: choices.length > 0
    iconName: "down"
    text: qsTr("More")
    Accessible.role: Accessible.ButtonMenu
    onClicked: popup.open()

    PopupFrame {
        id: popup
        // As wide as its longest entry, where the window has room for it.
        readonly property real most: button.Window.width - 2 * Theme.s2 - 2 * padding
        readonly property real highest: button.Window.height - 2 * Theme.s5
        y: button.height + Theme.s1
        x: button.width - width
        modal: true
        dim: false
        width: Math.min(entries.natural, most) + 2 * padding
        height: Math.min(entries.implicitHeight + 2 * padding, highest)
        onOpened: entries.first()
        onClosed: if (button.visible)
            button.forceActiveFocus(Qt.TabFocusReason)
        contentData: [
            Scroller {
                id: flick
                width: popup.availableWidth
                height: popup.availableHeight
                contentHeight: entries.implicitHeight

                Column {
                    id: entries
                    readonly property real natural: {
                        let widest = 0;
                        for (let i = 0; i < all.count; ++i)
                            widest = Math.max(widest, all.itemAt(i) ? all.itemAt(i).implicitWidth : 0);
                        return widest;
                    }
                    function first(): void {
                        if (all.count > 0)
                            all.itemAt(0).forceActiveFocus(Qt.TabFocusReason);
                    }
                    width: flick.width
                    Accessible.role: Accessible.PopupMenu
                    Accessible.name: button.text

                    Repeater {
                        id: all
                        model: button.choices

                        AppButton {
                            id: entry
                            required property var modelData
                            width: entries.width
                            look: modelData.look
                            iconName: modelData.icon
                            text: modelData.label
                            Accessible.role: Accessible.MenuItem
                            Keys.onDownPressed: button.step(entry, true)
                            Keys.onUpPressed: button.step(entry, false)
                            onClicked: {
                                popup.close();
                                button.chosen(modelData.name, modelData.label);
                            }
                        }
                    }
                }
            }
        ]
    }
}
