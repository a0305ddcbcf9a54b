// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Dialogue.Theme
import Dialogue.Components
import Dialogue.App

/// The buttons that end the writing. Keeping the record as a draft and submitting it are two buttons with two names.
Rectangle {
    id: bar

    required property RecordModel record
    readonly property var onward: {
        const acts = record.acts;
        for (let i = 0; i < acts.length; ++i)
            if (acts[i].forward)
                return acts[i];
        return null;
    }
    signal kept
    signal submitted(string act, string label)

    visible: record.form.editing
    implicitHeight: row.implicitHeight + 2 * Theme.s2
    color: Theme.surface

    Divider {
        width: parent.width
    }
    Flow {
        id: row
        x: Theme.s4
        y: Theme.s2
        width: parent.width - 2 * Theme.s4
        spacing: Theme.s2

        AppButton {
            width: Math.min(implicitWidth, row.width)
            look: bar.onward ? "plain" : "primary"
            text: bar.record.form.resends ? qsTr("Save and send again") : bar.record.isDraft ? (bar.record.drafts ? qsTr("Save as draft") : qsTr("Save")) : qsTr("Done")
            onClicked: bar.kept()
        }
        AppButton {
            visible: bar.onward !== null
            width: Math.min(implicitWidth, row.width)
            look: "primary"
            text: bar.onward ? bar.onward.label : ""
            onClicked: bar.submitted(bar.onward.name, bar.onward.label)
        }
    }
}
