// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Dialogs
import Dialogue.Components

/// The system's dialog for the file, or the picture, that a person was given to join with. Made when it is asked for.
Item {
    id: picker

    property bool wanted: false
    signal chose(url file)

    function open(): void {
        wanted = false;
        wanted = true;
    }

    When {
        on: picker.wanted

        Item {
            FileDialog {
                title: qsTr("Open what you were given")
                nameFilters: [qsTr("Lines and pictures (%1)").arg("*.dialogue *.txt *.svg *.png *.jpg *.jpeg *.webp *.PNG *.JPG *.JPEG"), qsTr("All files (%1)").arg("*")]
                onAccepted: {
                    picker.chose(selectedFile);
                    picker.wanted = false;
                }
                onRejected: picker.wanted = false
                Component.onCompleted: open()
            }
        }
    }
}
