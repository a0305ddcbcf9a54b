// SPDX-License-Identifier: Apache-2.0
import Dialogue.Pages

RecordList {
    title: qsTr("Requests and offers")
    iconName: "support"
    kinds: ["support_request", "support_offer"]
    tabNames: [qsTr("Requests"), qsTr("Offers")]
}
