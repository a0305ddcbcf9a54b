// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Dialogue.Theme
import Dialogue.Components
import Dialogue.App
import Dialogue.Pages

/// Language, size of the text, colours, motion, mail.
Item {
    id: page

    required property Services services
    property bool back: false
    property string version: ""
    readonly property SettingsModel settings: services.settings
    signal opened(string id)
    signal leave
    signal said(string sentence)

    PageHeader {
        id: header
        width: parent.width
        title: qsTr("Settings")
        back: page.back
        onLeave: page.leave()
    }
    Scroller {
        id: flick
        anchors.top: header.bottom
        anchors.bottom: parent.bottom
        width: parent.width
        contentHeight: body.implicitHeight + 2 * Theme.s4

        Column {
            id: body
            x: Math.max(Theme.s4, (flick.width - width) / 2)
            y: Theme.s2
            width: Math.min(flick.width - 2 * Theme.s4, 640)
            spacing: Theme.s4

            Card {
                width: parent.width

                AppText {
                    width: parent.width
                    look: "heading"
                    text: qsTr("Language")
                }
                // Languages are named in themselves, for whoever cannot read the present one.
                OneOf {
                    width: parent.width
                    name: qsTr("Language")
                    options: [
                        {
                            "code": "en",
                            "label": "English"
                        },
                        {
                            "code": "fr",
                            "label": "Français"
                        },
                        {
                            "code": "es",
                            "label": "Español"
                        }
                    ]
                    current: page.settings.language
                    onChosen: code => page.settings.language = code
                }
            }
            Card {
                width: parent.width

                AppText {
                    width: parent.width
                    look: "heading"
                    text: qsTr("Text size")
                }
                Flow {
                    width: parent.width
                    spacing: Theme.s2

                    AppButton {
                        enabled: page.settings.textSize > 80
                        text: qsTr("Smaller")
                        onClicked: page.settings.textSize -= 10
                    }
                    AppText {
                        height: Theme.target
                        verticalAlignment: Text.AlignVCenter
                        leftPadding: Theme.s2
                        rightPadding: Theme.s2
                        text: qsTr("%1 %").arg(page.settings.textSize)
                    }
                    AppButton {
                        enabled: page.settings.textSize < 200
                        text: qsTr("Larger")
                        onClicked: page.settings.textSize += 10
                    }
                }
            }
            Card {
                width: parent.width

                AppText {
                    width: parent.width
                    look: "heading"
                    text: qsTr("Colours")
                }
                OneOf {
                    width: parent.width
                    name: qsTr("Colours")
                    options: [
                        {
                            "code": "light",
                            "label": qsTr("Light")
                        },
                        {
                            "code": "dark",
                            "label": qsTr("Dark")
                        },
                        {
                            "code": "contrast",
                            "label": qsTr("High contrast")
                        }
                    ]
                    current: page.settings.theme
                    onChosen: code => page.settings.theme = code
                }
                AppCheck {
                    width: parent.width
                    text: qsTr("Nothing moves on the pages")
                    checked: page.settings.still
                    onToggled: page.settings.still = checked
                }
            }
            Card {
                width: parent.width

                AppText {
                    width: parent.width
                    look: "heading"
                    text: qsTr("Times")
                }
                FieldView {
                    width: parent.width
                    label: qsTr("Time zone")
                    text: page.services.timeZone
                }
                AppText {
                    width: parent.width
                    look: "small"
                    soft: true
                    text: qsTr("All times are shown in the zone of this computer; for a meeting, the convenor's time stands beside it where it differs. The zone in your own record is for finding hours that suit you.")
                }
            }
            Card {
                width: parent.width
                visible: mail.known

                MailChoice {
                    id: mail
                    services: page.services
                    onRefused: sentence => page.said(sentence)
                }
                AppText {
                    width: parent.width
                    look: "heading"
                    text: qsTr("E-mail")
                }
                AppCheck {
                    width: parent.width
                    text: mail.label
                    checked: mail.none
                    onToggled: mail.choose(checked)
                }
                AppText {
                    width: parent.width
                    look: "small"
                    soft: true
                    text: qsTr("Where the server sends e-mail, it says once a day at most how much waits for you, and never what.")
                }
            }
            LeavePanel {
                width: parent.width
                visible: page.services.sync.enrolled
                services: page.services
                onSaid: sentence => page.said(sentence)
            }
            // A lost device is suspended on its page.
            DevicesCard {
                id: mine
                width: parent.width
                services: page.services
                onOpened: id => page.opened(id)
            }
            When {
                on: mine.others

                ChildList {
                    width: body.width
                    services: page.services
                    kind: page.services.kindsAt("settings")[0]
                    parentField: ""
                    parentId: ""
                    plural: qsTr("Devices")
                    onOpened: id => page.opened(id)
                }
            }
            Card {
                width: parent.width

                AppText {
                    width: parent.width
                    look: "heading"
                    text: qsTr("About")
                }
                AppText {
                    width: parent.width
                    text: qsTr("Dialogue works without a connection: what you write is saved on this device first, then sent. It holds no data on individual asylum-seekers.")
                }
                FieldView {
                    width: parent.width
                    visible: page.version !== ""
                    label: qsTr("Version")
                    text: page.version
                }
            }
        }
    }
}
