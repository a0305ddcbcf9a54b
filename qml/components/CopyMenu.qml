// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Dialogue.Theme
import Dialogue.Components

/// Offers to copy some words, below what they stand in.
Item {
    id: holder

    function open(words: string): void {
        carrier.text = words;
        popup.open();
    }

    width: 1
    height: 1

    // The clipboard is reached through a text.
    TextEdit {
        id: carrier
        visible: false
        textFormat: TextEdit.PlainText
    }
    PopupFrame {
        id: popup
        width: button.implicitWidth + 2 * padding
        height: button.implicitHeight + 2 * padding
        onOpened: button.forceActiveFocus(Qt.TabFocusReason)
        contentData: [
            AppButton {
                id: button
                look: "quiet"
                iconName: "file"
                text: qsTr("Copy")
                onClicked: {
                    carrier.selectAll();
                    carrier.copy();
                    popup.close();
                }
            }
        ]
    }
}
