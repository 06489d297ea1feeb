// Fewer rights for a process that handles what strangers send: pictures of a camera, a vendor's library.
#pragma once

#include <string>
#include <vector>

namespace edgegate::confine {

enum class Network { none, internet };

struct Wish {
    std::vector<std::string> readable;  // files and folders besides the system's own
    Network network = Network::none;
};

// What the kernel gave; a kernel that has none of it gives nothing, and that is no failure: the caller says so.
struct Given {
    int landlock = 0;       // ABI of Landlock, 0: the kernel has none, and files are as open as before
    bool syscalls = false;  // the filter of system calls is in force
};

// From here on, for the calling thread and everything that it starts: no file but the system's, the devices without those that move
// something, and what was wished for; no other process; no network but what was wished for. It cannot be taken back.
Given confine(const Wish& wish);

// What confine would give on this kernel; changes nothing.
Given probe();

}  // namespace edgegate::confine
