// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import Dialogue.Theme
import Dialogue.Components
import Dialogue.App
import Dialogue.Pages

/// All open proposals.
ChangesFrame {
    id: page

    required property Services services
    signal opened(string id)
    signal said(string sentence)

    title: qsTr("Two values for one field")
    note: qsTr("Two people changed the same field without having seen each other's change. Both values are kept. Which one shall hold?")
    empty: changes.loaded && changes.count === 0
    emptyHeading: qsTr("Nothing to decide")
    emptyText: qsTr("If two people change the same field, both values appear here side by side.")
    most: 960

    ProposalsModel {
        id: changes
        services: page.services
        onRefused: sentence => page.said(sentence)
    }
    Repeater {
        model: changes

        ProposalCard {
            width: parent ? parent.width : 0
            total: changes.count
            onTaken: which => changes.settle(index, which)
            onBegins: text => changes.begin(index, text)
            onWritten: text => changes.settleWith(index, text)
            onOpened: page.opened(recordId)
        }
    }
}
