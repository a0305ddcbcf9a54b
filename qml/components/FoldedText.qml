// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Dialogue.Theme
import Dialogue.Components

/// Words that can be marked and copied, of which the first lines are shown until somebody wants the rest.
Column {
    id: folded

    property alias text: words.text
    property alias name: words.name
    property int most: 6 // lines
    property bool open: false
    readonly property bool longer: words.lineCount > most + 1

    spacing: Theme.s1

    Item {
        width: parent.width
        height: folded.longer && !folded.open ? Math.ceil(words.implicitHeight * folded.most / words.lineCount) : words.implicitHeight
        clip: folded.longer && !folded.open

        ReadText {
            id: words
            width: parent.width
            wrapMode: TextEdit.WrapAtWordBoundaryOrAnywhere
        }
    }
    AppButton {
        visible: folded.longer
        width: Math.min(implicitWidth, parent.width)
        look: "quiet"
        text: folded.open ? qsTr("Show less") : qsTr("Show all")
        Accessible.name: folded.name === "" ? text : text + ": " + folded.name
        onClicked: folded.open = !folded.open
    }
}
