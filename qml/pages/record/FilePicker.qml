// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Dialogs
import Dialogue.Components

/// The system's dialog for files of this computer, made when it is asked for.
Item {
    id: picker

    property url folder
    property bool wanted: false
    signal chose(var files)

    function open(): void {
        wanted = false;
        wanted = true;
    }

    When {
        on: picker.wanted

        Item {
            FileDialog {
                title: qsTr("Attach files")
                fileMode: FileDialog.OpenFiles
                currentFolder: picker.folder
                onAccepted: {
                    picker.chose(selectedFiles);
                    picker.wanted = false;
                }
                onRejected: picker.wanted = false
                Component.onCompleted: open()
            }
        }
    }
}
