// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Dialogue.Theme
import Dialogue.Components

/// A field for reading: its label, then its value, beside one another where there is room. A text in another language than its reader's is
/// marked with it. A variant says what it is, and shows the original when asked.
Item {
    id: view

    property string label: ""
    property string text: ""
    property int leftPadding: 0
    property string mark: ""
    property string markWords: ""
    property string original: "" // of the variant that `text` is
    property bool turned: false  // the original is shown
    property var links: []       // {url, place}
    property var references: []  // {id, label}: shown in place of the text
    readonly property bool refers: references.length > 0
    property bool beside: width >= 520 // the label beside its value
    readonly property real below: (about.visible ? about.height : 0) + (leads.visible ? leads.height : 0)
    // Targets are taller than their words, so neighbours share the room between them.
    readonly property int over: 8
    readonly property real said: refers ? leads.height - 2 * over : value.implicitHeight + below
    signal opened(string id)

    onOriginalChanged: turned = false
    implicitHeight: Math.max(beside ? Math.max(name.implicitHeight, said) : name.height + said + 2, 20)
    implicitWidth: 280

    AppText {
        id: name
        x: view.leftPadding
        width: (view.beside ? 200 : parent.width) - x - (tag.visible ? tag.width + Theme.s2 : 0)
        text: view.label
        look: "small"
        soft: true
        topPadding: view.beside ? 2 : 0
        Accessible.ignored: true
    }
    ReadText {
        id: value
        visible: !view.refers
        x: view.beside ? 200 + Theme.s4 : view.leftPadding
        y: view.beside ? 0 : name.implicitHeight + 2
        width: parent.width - x
        name: view.label
        text: view.turned ? view.original : view.text
        Accessible.description: view.markWords
    }
    Flow {
        id: leads
        visible: view.refers || view.links.length > 0
        x: value.x
        y: view.refers ? value.y - view.over : value.y + value.implicitHeight
        width: parent.width - x

        Repeater {
            model: view.references

            LinkButton {
                required property var modelData
                width: Math.min(implicitWidth + Theme.s4, leads.width)
                text: modelData.label
                copied: modelData.label
                name: view.label + ": " + modelData.label
                onClicked: view.opened(modelData.id)
            }
        }
        Repeater {
            model: view.links

            LinkButton {
                required property var modelData
                width: Math.min(implicitWidth + Theme.s4, leads.width)
                out: true
                text: qsTr("Open %1").arg(modelData.place)
                copied: modelData.url
                onClicked: Qt.openUrlExternally(modelData.url)
            }
        }
    }
    StatusTag {
        id: tag
        visible: view.mark !== ""
        x: view.beside ? 200 - width : parent.width - width
        text: view.mark
        Accessible.role: Accessible.StaticText
        Accessible.name: view.markWords
    }
    Flow {
        id: about
        visible: view.original !== ""
        x: value.x
        y: value.y + value.implicitHeight + (leads.visible ? leads.height : 0)
        width: parent.width - x
        spacing: Theme.s2

        AppText {
            width: Math.min(Math.ceil(natural.advanceWidth) + 1, about.width)
            topPadding: Theme.s3
            look: "small"
            soft: true
            text: view.markWords
            Accessible.ignored: true

            TextMetrics {
                id: natural
                font.family: Theme.family
                font.pixelSize: Theme.small
                text: view.markWords
            }
        }
        AppButton {
            id: turn
            look: "quiet"
            text: view.turned ? qsTr("Show the translation") : qsTr("Show the original")
            Accessible.name: text + ": " + view.label
            onClicked: view.turned = !view.turned
            // On a line of its own the words stand under those of the other fields.
            transform: Translate {
                x: turn.x > 0 ? 0 : -turn.leftPadding
            }
        }
    }
}
