// A started worker process: ended and reaped whatever happens, without ever waiting for one that the kernel does not let go.
#pragma once

#include <sys/types.h>

#include <string>

namespace edgegate::npu::worker {

class Child final {
public:
    // Starts the worker program with the two descriptors at their agreed numbers. Throws Fault EG_UNAVAILABLE.
    Child(int socket, int memory);

    // Kills it, if it still runs.
    ~Child();
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;

    // Waits a moment for its end, then kills it, and says how it ended: "ended by signal 11 (Segmentation fault)".
    std::string end(int patience_ms) noexcept;

    // File that is started: EDGEGATE_NPU_WORKER, or the one beside this library.
    static std::string file();

private:
    bool reap(int patience_ms) noexcept;

    pid_t pid_;
    bool reaped_ = false;
    bool known_ = false;  // status_ was told
    bool killed_ = false;
    int status_ = 0;
};

}  // namespace edgegate::npu::worker
