// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Templates as T
import Dialogue.Theme
import Dialogue.Components

/// The state of the exchange with the server: drawing, words, and the whole sentence for a screen reader.
T.Button {
    id: control

    required property string word
    required property string sentence
    property string besideWord: "" // what the first word would hide
    property string besideText: ""
    property bool roomy: false
    property real room: Infinity // the most that it can be wide
    readonly property bool both: !roomy && besideWord !== ""
    readonly property real most: Math.ceil(words.implicitWidth) + 20 + 3 * Theme.s3 + besideMost
    readonly property real besideMost: both ? 20 + 1 + 2 * Theme.s1 + Math.ceil(besideNatural.advanceWidth) + 1 + Theme.s3 : 0
    readonly property bool wordy: most <= room // else the drawing alone says what stands beside
    readonly property color ink: word === "attention" || word === "problem" ? Theme.alert : word === "local" || word === "offline" ? Theme.local : word === "working" ? Theme.sent : word === "confirmed" ? Theme.good : Theme.soft

    implicitHeight: Math.max(Theme.target, words.implicitHeight + Theme.s3)
    implicitWidth: Math.ceil(words.implicitWidth) + 20 + 3 * Theme.s3 + (both ? beside.implicitWidth + Theme.s3 : 0)
    focusPolicy: Qt.StrongFocus
    hoverEnabled: true
    Accessible.role: Accessible.Button
    Accessible.name: sentence
    Accessible.onPressAction: control.clicked()
    Keys.onReturnPressed: control.clicked()

    TextMetrics {
        id: besideNatural
        font: besideWords.font
        text: control.besideText
    }
    background: Item {
        Rectangle {
            anchors.fill: parent
            anchors.topMargin: control.roomy ? 0 : 6
            anchors.bottomMargin: anchors.topMargin
            radius: control.roomy ? Theme.radius : height / 2
            color: control.word === "attention" || control.word === "problem" ? Theme.alertSoft : control.word === "local" || control.word === "offline" ? Theme.localSoft : control.word === "working" ? Theme.sentSoft : control.word === "confirmed" ? Theme.goodSoft : Theme.neutralSoft
            border.width: Theme.contrast || control.hovered ? 1 : 0
            border.color: control.ink

            FocusRing {
                radius: parent.radius + 3
                shown: control.visualFocus
            }
        }
    }
    Item {
        anchors.fill: parent
        Icon {
            id: mark
            x: Theme.s3
            anchors.verticalCenter: parent.verticalCenter
            name: control.word
            color: control.ink
            size: 20
        }
        AppText {
            id: words
            x: mark.x + mark.width + Theme.s2
            width: control.width - x - Theme.s3 + 1 - (control.both ? beside.width + Theme.s3 : 0)
            anchors.verticalCenter: parent.verticalCenter
            single: !control.roomy
            text: control.roomy ? control.sentence : control.text
            look: "small"
            font.weight: Font.Medium
            color: control.ink
            Accessible.ignored: true
        }
        Row {
            id: beside
            visible: control.both
            anchors.right: parent.right
            anchors.rightMargin: Theme.s3
            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.s1

            Rectangle {
                width: 1
                height: 20
                anchors.verticalCenter: parent.verticalCenter
                color: control.ink
                opacity: 0.4
            }
            Icon {
                anchors.verticalCenter: parent.verticalCenter
                name: control.besideWord
                color: control.ink
                size: 20
            }
            AppText {
                id: besideWords
                anchors.verticalCenter: parent.verticalCenter
                visible: control.wordy
                single: true
                text: control.besideText
                look: "small"
                font.weight: Font.Medium
                color: control.ink
                Accessible.ignored: true
            }
        }
    }
}
