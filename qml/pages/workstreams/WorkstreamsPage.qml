// SPDX-License-Identifier: Apache-2.0
import Dialogue.Pages

RecordList {
    title: qsTr("Workstreams")
    iconName: "workstreams"
    kinds: ["workstream", "workstream_interest"]
    tabNames: [qsTr("Workstreams"), qsTr("Interests")]
}
