// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Dialogue.Theme
import Dialogue.Components

/// Offers to cut, copy and paste in a field, below it. What was selected in the field stays so.
Item {
    id: holder

    required property var target // a TextInput or a TextEdit
    property int from: 0
    property int to: 0

    function open(): void {
        from = target.selectionStart;
        to = target.selectionEnd;
        popup.open();
    }
    /// Goes back into the field and does it there.
    function there(act: var): void {
        popup.close();
        target.forceActiveFocus(Qt.MouseFocusReason);
        target.select(from, to);
        act();
    }

    width: 1
    height: 1

    PopupFrame {
        id: popup
        width: column.implicitWidth + 2 * padding
        height: column.implicitHeight + 2 * padding
        onOpened: (cut.visible ? cut : paste.visible ? paste : all).forceActiveFocus(Qt.TabFocusReason)
        contentData: [
            Column {
                id: column

                AppButton {
                    id: cut
                    look: "quiet"
                    visible: holder.from < holder.to
                    text: qsTr("Cut")
                    onClicked: holder.there(() => holder.target.cut())
                }
                AppButton {
                    look: "quiet"
                    visible: cut.visible
                    text: qsTr("Copy")
                    onClicked: holder.there(() => holder.target.copy())
                }
                AppButton {
                    id: paste
                    look: "quiet"
                    visible: holder.target.canPaste
                    text: qsTr("Paste")
                    onClicked: holder.there(() => holder.target.paste())
                }
                AppButton {
                    id: all
                    look: "quiet"
                    text: qsTr("Select all")
                    onClicked: holder.there(() => holder.target.selectAll())
                }
            }
        ]
    }
}
