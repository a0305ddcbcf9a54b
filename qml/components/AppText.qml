// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Dialogue.Theme

/// Words on a page. Wraps; a single line that must not wrap sets `single` and is cut with an ellipsis.
Text {
    property bool single: false
    property string look: "body" // title, heading, body, small, tiny
    property bool soft: false

    color: soft ? Theme.soft : Theme.text
    textFormat: Text.PlainText
    wrapMode: single ? Text.NoWrap : Text.Wrap
    elide: single ? Text.ElideRight : Text.ElideNone
    font.family: Theme.family
    font.pixelSize: look === "title" ? Theme.title : look === "heading" ? Theme.heading : look === "small" ? Theme.small : look === "tiny" ? Theme.tiny : Theme.body
    font.weight: look === "title" || look === "heading" ? Font.DemiBold : Font.Normal
    lineHeight: 1.15
    Accessible.role: look === "title" || look === "heading" ? Accessible.Heading : Accessible.StaticText
    Accessible.name: text
}
