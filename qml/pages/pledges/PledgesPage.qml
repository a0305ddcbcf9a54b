// SPDX-License-Identifier: Apache-2.0
import Dialogue.Pages

RecordList {
    title: qsTr("Pledges")
    iconName: "pledges"
    kinds: ["pledge", "pledge_update"]
    tabNames: [qsTr("Pledges"), qsTr("Updates")]
}
