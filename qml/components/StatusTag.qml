// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Dialogue.Theme

/// The state of a record in its life, in words.
Rectangle {
    id: tag

    property alias text: words.text

    visible: text !== ""
    implicitHeight: words.implicitHeight + 6
    implicitWidth: Math.ceil(words.implicitWidth) + 2 * Theme.s2
    radius: 5
    color: Theme.neutralSoft
    border.width: Theme.contrast ? 1 : 0
    border.color: Theme.line

    AppText {
        id: words
        x: Theme.s2
        width: tag.width - 2 * Theme.s2 + 1
        anchors.verticalCenter: parent.verticalCenter
        single: true
        look: "tiny"
        font.weight: Font.Medium
    }
}
