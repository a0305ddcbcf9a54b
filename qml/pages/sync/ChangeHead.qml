// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Dialogue.Theme
import Dialogue.Components

/// The top of a card about a change: the record, what kind it is, when.
Column {
    id: head

    property string title: ""
    property string kindLabel: ""
    property string what: ""
    property string moment: ""

    spacing: 2

    ReadText {
        width: parent.width
        visible: text !== ""
        text: head.title
        font.weight: Font.DemiBold
    }
    ReadText {
        width: parent.width
        visible: text !== ""
        look: "small"
        soft: true
        text: Words.joined([head.kindLabel === head.title ? "" : head.kindLabel, head.what, head.moment], " · ")
    }
}
