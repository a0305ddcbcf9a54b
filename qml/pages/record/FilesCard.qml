// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Dialogue.Theme
import Dialogue.Components
import Dialogue.App

/// The documents of a record: their sizes, how much is here, how far files that were attached here have come, and a way to attach more.
/// Nothing is fetched before its size was read.
Card {
    id: card

    required property Services services
    required property string recordId
    property bool single: false // of a document itself
    property bool canAttach: false
    signal said(string sentence)
    signal attachWanted

    readonly property bool any: files.count > 0

    visible: any

    FilesModel {
        id: files
        services: card.services
        recordId: card.recordId
        onKept: sentence => card.said(sentence)
        onRefused: sentence => card.said(sentence)
    }
    AppText {
        width: parent.width
        look: "heading"
        text: card.single ? qsTr("The file") : qsTr("Documents on this device")
    }
    AppText {
        width: parent.width
        text: files.summary
    }
    Repeater {
        model: files

        FileWay {
            visible: card.single || way === "saved" || way === "waiting" || way === "lost"
            width: parent ? parent.width : 0
            named: !card.single
        }
    }
    Rectangle {
        visible: files.moving || (files.share > 0 && files.missing !== "")
        width: parent.width
        height: 8
        radius: 4
        color: Theme.neutralSoft
        Accessible.role: Accessible.ProgressBar
        Accessible.name: qsTr("%1 % is here").arg(Math.floor(files.share * 100))

        Rectangle {
            width: parent.width * files.share
            height: parent.height
            radius: 4
            color: Theme.primary
        }
    }
    Banner {
        width: parent.width
        visible: files.problem !== "" && !files.moving
        look: "local"
        text: files.problem
    }
    Flow {
        width: parent.width
        spacing: Theme.s2

        AppButton {
            visible: files.missing !== "" && !files.moving
            width: Math.min(implicitWidth, card.width - 2 * Theme.s4)
            look: "primary"
            iconName: "down"
            text: files.share > 0 ? qsTr("Get the rest, %1").arg(files.missing) : qsTr("Get, %1").arg(files.missing)
            onClicked: files.getAll()
        }
        AppButton {
            visible: files.moving
            iconName: "close"
            text: qsTr("Stop; what is here stays")
            width: Math.min(implicitWidth, card.width - 2 * Theme.s4)
            onClicked: files.stop()
        }
        AppButton {
            visible: card.canAttach
            width: Math.min(implicitWidth, card.width - 2 * Theme.s4)
            iconName: "plus"
            text: qsTr("Attach files")
            onClicked: card.attachWanted()
        }
        Repeater {
            model: card.single ? files : null

            AppButton {
                required property int index
                required property bool here
                visible: here
                look: "primary"
                iconName: "file"
                text: qsTr("Open")
                onClicked: files.open(index)
            }
        }
    }
}
