#include "npu/worker/child.hpp"

#include <dlfcn.h>
#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <mutex>
#include <vector>

#include "common/fault.hpp"
#include "npu/worker/protocol.hpp"

extern char** environ;

namespace edgegate::npu::worker {

namespace {

// Killed, yet held by the kernel, as a hung driver does. They are looked at again whenever a process is started.
std::mutex abandoned_lock;
std::vector<pid_t>& abandoned() {
    static auto* list = new std::vector<pid_t>();
    return *list;
}

void abandon(pid_t pid) {
    const std::lock_guard<std::mutex> guard(abandoned_lock);
    abandoned().push_back(pid);
}

void reap_abandoned() {
    const std::lock_guard<std::mutex> guard(abandoned_lock);
    auto& list = abandoned();
    for (std::size_t i = list.size(); i-- > 0;)
        if (waitpid(list[i], nullptr, WNOHANG) != 0) list.erase(list.begin() + static_cast<std::ptrdiff_t>(i));
}

struct SpawnSettings {
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;

    SpawnSettings(int socket, int memory) {
        posix_spawn_file_actions_init(&actions);
        posix_spawnattr_init(&attributes);
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
        posix_spawn_file_actions_adddup2(&actions, 2, 1);  // vendors' libraries chatter on standard output
        posix_spawn_file_actions_adddup2(&actions, socket, socket_descriptor);
        posix_spawn_file_actions_adddup2(&actions, memory, memory_descriptor);
        sigset_t none, all;
        sigemptyset(&none);
        sigfillset(&all);
        posix_spawnattr_setsigmask(&attributes, &none);
        posix_spawnattr_setsigdefault(&attributes, &all);
        posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    }
    ~SpawnSettings() {
        posix_spawn_file_actions_destroy(&actions);
        posix_spawnattr_destroy(&attributes);
    }
    SpawnSettings(const SpawnSettings&) = delete;
    SpawnSettings& operator=(const SpawnSettings&) = delete;
};

}  // namespace

std::string Child::file() {
    const char* chosen = std::getenv("EDGEGATE_NPU_WORKER");
    if (chosen != nullptr && chosen[0] != '\0') return chosen;
    Dl_info info{};
    if (dladdr(reinterpret_cast<const void*>(&reap_abandoned), &info) == 0 || info.dli_fname == nullptr) return program;
    const std::string library = info.dli_fname;
    const auto slash = library.rfind('/');
    return (slash == std::string::npos ? "." : library.substr(0, slash)) + "/" + program;
}

Child::Child(int socket, int memory) {
    reap_abandoned();
    const std::string path = file();
    const SpawnSettings settings(socket, memory);
    char* arguments[] = {const_cast<char*>(path.c_str()), nullptr};
    // Looked at first: not every kernel or emulator tells by the call below that there is nothing to execute.
    int error = access(path.c_str(), X_OK) != 0 ? errno : 0;
    if (error == 0) error = posix_spawn(&pid_, path.c_str(), &settings.actions, &settings.attributes, arguments, environ);
    if (error != 0)
        fail(
            EG_UNAVAILABLE,
            "%s cannot be started (%s): it belongs beside libedgegate_npu.so, as a program that may be executed; without it no "
            "NPU is used, because a fault in a vendor's library would end the gate",
            path.c_str(), std::strerror(error));
}

Child::~Child() { (void)end(0); }

bool Child::reap(int patience_ms) noexcept {
    for (int waited = 0; !reaped_; ++waited) {
        const pid_t found = waitpid(pid_, &status_, WNOHANG);
        // Somebody else has reaped it where the process ignores SIGCHLD: it is gone, its number may be another's by now.
        reaped_ = found == pid_ || (found < 0 && errno == ECHILD);
        known_ = found == pid_;
        if (reaped_ || waited >= patience_ms) break;
        const timespec moment{0, 1'000'000};
        nanosleep(&moment, nullptr);
    }
    return reaped_;
}

std::string Child::end(int patience_ms) noexcept {
    if (!reap(patience_ms)) {
        kill(pid_, SIGKILL);
        killed_ = true;
        if (!reap(100)) {
            abandon(pid_);
            reaped_ = true;
        }
    }
    if (killed_) return "was ended";
    if (known_ && WIFSIGNALED(status_)) {
        const int signal = WTERMSIG(status_);
        const char* name = strsignal(signal);
        return "was ended by signal " + std::to_string(signal) + (name != nullptr ? " (" + std::string(name) + ")" : "");
    }
    if (known_ && WIFEXITED(status_)) return "ended by itself with exit code " + std::to_string(WEXITSTATUS(status_));
    return "ended";
}

}  // namespace edgegate::npu::worker
