// SPDX-License-Identifier: Apache-2.0
import Dialogue.Pages

RecordList {
    title: qsTr("Meetings")
    iconName: "meetings"
    kinds: ["meeting"]
    tabNames: []
}
