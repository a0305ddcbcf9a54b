// SPDX-License-Identifier: Apache-2.0
// What keeps the words of people from others on the same computer.
#pragma once

#include <string>

namespace dialogue {

/// A program that fails leaves no file with its memory, and no other program of the same user reads it. Debuggers start the program
/// themselves, or run as root.
void keep_memory_private();

/// Takes a folder of ours from everybody but its owner. It is ours when it is empty or holds the file `ours`. A folder that others use too
/// is left as it is: one where everybody may write, or with folders of somebody else in it. False: it is open to others, and stays so.
bool keep_folder_private(const std::string& path, const std::string& ours);

}  // namespace dialogue
