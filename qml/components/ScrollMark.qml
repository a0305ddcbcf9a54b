// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Dialogue.Theme

/// A scroll bar that is there when there is something to scroll.
T.ScrollBar {
    id: bar

    implicitWidth: 8
    implicitHeight: 8
    padding: 1
    visible: size < 1.0
    minimumSize: 0.06

    contentItem: Rectangle {
        radius: 3
        color: bar.pressed ? Theme.soft : Theme.border
        opacity: bar.pressed || bar.hovered ? 1 : 0.5
    }
}
