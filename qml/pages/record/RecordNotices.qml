// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Dialogue.Theme
import Dialogue.Components
import Dialogue.App
import Dialogue.Pages

/// What must be said about the record before its fields.
Column {
    id: notices

    required property RecordModel record
    readonly property RecordForm form: record.form
    readonly property bool repeats: record.needs === "refusals" && form.refusedReason !== "" // the refusal is told already
    signal detailWanted(string part)

    spacing: Theme.s4
    visible: form.problem !== "" || record.needs !== "" && !repeats || record.news || record.deleted || record.ghost || form.stuck || form.resumed !== "" || form.refusedReason !== "" || record.actUnderWay !== ""

    Banner {
        width: parent.width
        visible: notices.form.problem !== ""
        look: "alert"
        text: notices.form.problem
    }
    Banner {
        width: parent.width
        visible: notices.record.actUnderWay !== ""
        look: "local"
        text: notices.record.actSent ? qsTr("“%1” is sent. The server's answer is on its way.").arg(notices.record.actUnderWay) : qsTr("“%1” is saved here and goes with the next exchange. The server then decides.").arg(notices.record.actUnderWay)
        action: notices.record.actSent ? "" : qsTr("Take back")
        onTriggered: notices.record.recallAct()
    }
    Banner {
        width: parent.width
        visible: notices.form.refusedReason !== ""
        look: "alert"
        text: notices.form.refusedReason + (notices.form.editing && notices.form.resends ? "\n" + qsTr("Your words stand in the form again. Change what is needed, then save and send again.") : "")
    }
    Card {
        width: parent.width
        visible: notices.form.heldReason !== ""

        AppText {
            width: parent.width
            text: notices.form.heldReason
        }
        FieldView {
            width: parent.width
            visible: text !== ""
            label: qsTr("What you wrote")
            text: notices.form.heldWords
        }
    }
    Banner {
        width: parent.width
        visible: notices.form.stuck
        look: "alert"
        text: qsTr("Some words cannot be saved as they stand. They stay in the form until you change or discard them.")
        action: qsTr("Discard these words")
        onTriggered: discarding.open()
    }
    Banner {
        width: parent.width
        visible: notices.form.resumed !== ""
        look: "local"
        text: qsTr("You had begun this form. Its words were kept on this device. Last typed: %1.").arg(notices.form.resumed)
        action: qsTr("Begin with an empty form")
        onTriggered: emptying.open()
    }
    Banner {
        width: parent.width
        visible: notices.record.needs !== "" && !notices.repeats
        look: "alert"
        text: notices.record.needs === "refusals" ? qsTr("A change to this record was not accepted. Your words are kept.") : qsTr("Two people changed the same field. Both values are kept until somebody decides.")
        action: qsTr("Look and decide")
        onTriggered: notices.detailWanted(notices.record.needs)
    }
    Banner {
        width: parent.width
        visible: notices.record.news
        look: "local"
        text: qsTr("Somebody else has changed this record while you write. What you write is kept beside it; nothing is overwritten.")
        action: qsTr("Show the new values")
        onTriggered: notices.record.showNews()
    }
    Banner {
        width: parent.width
        visible: notices.record.deleted
        look: "alert"
        text: qsTr("This record is deleted.")
        action: qsTr("Bring it back")
        onTriggered: notices.record.restore()
    }
    Banner {
        width: parent.width
        visible: notices.record.ghost
        text: qsTr("The server was restored from a backup and does not know this record at the moment. It is kept here.")
    }
    AskSheet {
        id: discarding
        title: qsTr("Discard these words?")
        about: notices.record.title
        losing: notices.form.losing
        note: qsTr("They are nowhere else.")
        action: qsTr("Discard these words")
        onAgreed: notices.form.discard()
    }
    AskSheet {
        id: emptying
        title: qsTr("Begin with an empty form?")
        losing: notices.form.losing
        note: qsTr("What you had typed into it is thrown away. It is nowhere else.")
        action: qsTr("Begin with an empty form")
        onAgreed: notices.form.beginEmpty()
    }
}
