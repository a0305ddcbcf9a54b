// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Dialogue.Theme
import Dialogue.Components

/// The text of a field in the other languages, for writing. It is folded away until somebody asks for it.
Item {
    id: editors

    property string label: ""
    property bool prose: false
    property var variants: [] // [{lang, label, text}]
    property bool open: false
    readonly property string written: variants.filter(v => v.text !== "").map(v => v.lang.toUpperCase()).join(", ")
    signal edited(string lang, string text)

    implicitHeight: column.implicitHeight
    height: implicitHeight

    Column {
        id: column
        width: parent.width
        spacing: Theme.s3

        AppButton {
            look: "quiet"
            width: Math.min(implicitWidth, parent.width)
            iconName: editors.open ? "up" : "down"
            text: editors.written === "" ? qsTr("Other languages: none yet") : qsTr("Other languages: %1").arg(editors.written)
            Accessible.name: editors.label + ", " + text
            Accessible.checkable: true
            Accessible.checked: editors.open
            onClicked: editors.open = !editors.open
        }
        Repeater {
            model: editors.open ? editors.variants.length : 0

            AppField {
                required property int index
                readonly property var variant: editors.variants[index] ?? ({
                        "lang": "",
                        "label": "",
                        "text": ""
                    })
                x: Theme.s4
                width: parent ? parent.width - x : 0
                label: Words.joined([editors.label, variant.label], " · ")
                text: variant.text
                lines: editors.prose ? 3 : 1
                onEdited: text => editors.edited(variant.lang, text)
            }
        }
    }
}
