// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Dialogue.Theme
import Dialogue.Components
import Dialogue.App
import Dialogue.Pages

/// Makes a code with which another device of a person joins, shows it, and then shows that the device has joined. A slip of the hand beside
/// it does not close it, because what it shows is kept nowhere.
Sheet {
    id: sheet

    required property Services services
    required property PersonDevices person
    property var before: [] // devices that were there already
    readonly property var devices: person.devices
    readonly property var joined: code.made ? devices.filter(each => before.indexOf(each.id) < 0) : []

    function make(): void {
        before = devices.map(each => each.id);
        code.personId = person.whose;
        code.make();
    }

    title: person.own ? qsTr("Add another of my devices") : qsTr("Help %1 join").arg(person.name)
    closePolicy: T.Popup.CloseOnEscape
    onClosed: code.forget()

    JoiningCode {
        id: code
        services: sheet.services
        name: sheet.person.name
    }
    AppText {
        width: parent.width
        visible: !code.made
        text: sheet.person.own ? qsTr("You get a line and a QR code with which one more device of yours joins. They work once, within 24 hours, and are shown here only as long as this is open.") : qsTr("You get a line and a QR code with which one device of %1 joins. They work once, within 24 hours, and are shown here only as long as this is open.").arg(sheet.person.name)
    }
    AppText {
        width: parent.width
        visible: !code.made
        soft: true
        text: qsTr("Whoever has them can join as %1. So give them to nobody else.").arg(sheet.person.name)
    }
    Banner {
        width: parent.width
        visible: !code.made && code.problem === "" && sheet.services.sync.word === "offline"
        look: "local"
        text: qsTr("This needs a connection, because the server has to know the code.")
    }
    Banner {
        width: parent.width
        visible: code.problem !== ""
        look: "alert"
        text: code.problem
    }
    AppButton {
        width: parent.width
        visible: !code.made
        look: "primary"
        enabled: !code.asking
        text: code.asking ? qsTr("Asking the server") : code.problem !== "" ? qsTr("Try again") : qsTr("Make the code")
        onClicked: sheet.make()
    }
    When {
        on: sheet.joined.length > 0

        Column {
            width: parent ? parent.width : 0
            spacing: Theme.s2

            Banner {
                width: parent.width
                look: "good"
                text: qsTr("A device has joined. Compare its six words with those that it shows.")
            }
            Repeater {
                model: sheet.joined

                ReadText {
                    required property var modelData
                    width: parent ? parent.width : 0
                    name: modelData.name
                    font.pixelSize: Theme.heading
                    font.weight: Font.Medium
                    text: modelData.words
                }
            }
            AppText {
                width: parent.width
                soft: true
                text: qsTr("If they differ, somebody else has used the line: open that device here and suspend it.")
            }
        }
    }
    When {
        on: code.made && sheet.joined.length === 0

        Column {
            width: parent ? parent.width : 0
            spacing: Theme.s3

            AppText {
                width: parent.width
                text: qsTr("On the other device, open Dialogue and give it a photograph of this, or the line below.")
            }
            QrPicture {
                anchors.horizontalCenter: parent.horizontalCenter
                width: Math.min(parent.width, 340)
                height: width
                squares: code.squares
                Accessible.role: Accessible.Graphic
                Accessible.name: qsTr("QR code with the line to join as %1").arg(sheet.person.name)
            }
            AppText {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                font.weight: Font.Medium
                text: qsTr("Good once, until %1").arg(code.validUntil)
            }
            ReadText {
                width: parent.width
                look: "small"
                wrapMode: TextEdit.WrapAtWordBoundaryOrAnywhere
                name: qsTr("Line to join with")
                text: code.line
            }
            AppText {
                width: parent.width
                look: "small"
                soft: true
                text: qsTr("It leads to %1.").arg(code.server)
            }
            AppButton {
                width: parent.width
                look: "primary"
                iconName: copied.running ? "check" : "file"
                text: copied.running ? qsTr("Copied") : qsTr("Copy the line")
                onClicked: {
                    code.copy();
                    copied.restart();
                }

                Timer {
                    id: copied
                    interval: 3000
                }
            }
            AppButton {
                width: parent.width
                text: qsTr("Save a page to print (PDF)")
                onClicked: code.savePage()
            }
            AppButton {
                width: parent.width
                text: qsTr("Save the QR code as a picture")
                onClicked: code.savePicture()
            }
            AppButton {
                width: parent.width
                text: qsTr("Save the line as a file")
                onClicked: code.saveLine()
            }
            ReadText {
                width: parent.width
                visible: text !== ""
                text: code.kept
            }
            AppButton {
                width: parent.width
                iconName: "working"
                enabled: !sheet.services.sync.running
                text: qsTr("See whether it has joined")
                onClicked: sheet.services.sync.tryNow()
            }
        }
    }
    AppButton {
        width: parent.width
        text: sheet.joined.length > 0 ? qsTr("Done") : qsTr("Close")
        onClicked: sheet.close()
    }
}
