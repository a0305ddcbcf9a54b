// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Dialogue.Theme

/// A small list of choices over the page. Escape and a press beside it close it.
T.Popup {
    focus: true
    padding: Theme.s1
    margins: Theme.s2
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside
    background: Rectangle {
        radius: Theme.radius
        color: Theme.raised
        border.width: 1
        border.color: Theme.border
    }
}
