// edgegate-confine: starts a program with no more rights than it needs. It becomes that program, so nobody has one process more to look
// after.
//   edgegate-confine [--network] [--read PATH]... -- PROGRAM [ARGUMENT]...
//   edgegate-confine --probe      says what this kernel can do
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <string>

#include "confine/confine.hpp"

using edgegate::confine::Given;
using edgegate::confine::Network;
using edgegate::confine::Wish;

namespace {

int usage() {
    std::fputs("edgegate-confine [--network] [--read PATH]... -- PROGRAM [ARGUMENT]...\nedgegate-confine --probe\n", stderr);
    return 2;
}

int probe() {
    const Given given = edgegate::confine::probe();
    std::printf("files %s\nsystem calls %s\n",
                given.landlock > 0 ? "confined" : "open: this kernel has no Landlock (it came with 5.13)",
                given.syscalls ? "filtered" : "open: this kernel has no seccomp filter");
    return given.landlock > 0 && given.syscalls ? 0 : 1;
}

}  // namespace

int main(int count, char** arguments) {
    if (count == 2 && std::strcmp(arguments[1], "--probe") == 0) return probe();
    Wish wish;
    int at = 1;
    for (; at < count && std::strcmp(arguments[at], "--") != 0; ++at) {
        if (std::strcmp(arguments[at], "--network") == 0)
            wish.network = Network::internet;
        else if (std::strcmp(arguments[at], "--read") == 0 && at + 1 < count)
            wish.readable.emplace_back(arguments[++at]);
        else
            return usage();
    }
    if (at + 1 >= count) return usage();
    char** program = arguments + at + 1;
    // A program named by a path may lie anywhere.
    const std::string name = program[0];
    const auto slash = name.rfind('/');
    if (slash != std::string::npos) wish.readable.push_back(name.substr(0, slash + 1));
    // A kernel without these is what "doctor" tells of; one that has them and refuses them is told here, and the program starts all the same: a
    // camera that is lost would keep the gate shut.
    const Given offered = edgegate::confine::probe();
    const Given given = edgegate::confine::confine(wish);
    if (offered.landlock > 0 && given.landlock == 0)
        std::fprintf(stderr, "edgegate-confine: %s runs with every file open to it: Landlock refused\n", program[0]);
    if (offered.syscalls && !given.syscalls)
        std::fprintf(stderr, "edgegate-confine: %s runs with every system call open to it: the filter was refused\n",
                     program[0]);
    execvp(program[0], program);
    // As a shell has it: 127, there is none of that name; 126, it cannot be started.
    std::fprintf(stderr, "%s: %s\n", program[0], std::strerror(errno));
    return errno == ENOENT ? 127 : 126;
}
