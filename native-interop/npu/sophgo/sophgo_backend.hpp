// Sophgo's TPU: BM1684, BM1684X, BM1688.
#pragma once

#include <memory>
#include <mutex>

#include "npu/backend.hpp"
#include "npu/sophgo/sophgo_runtime.hpp"

namespace edgegate::npu {

std::shared_ptr<Backend> open_sophgo();

namespace sophgo {

// The first device. Its models share one handle and take turns: a launch and its synchronisation belong to one thread, and the
// chip computes one network at a time anyway.
class SophgoBackend final : public Backend {
public:
    SophgoBackend();
    ~SophgoBackend() override;
    SophgoBackend(const SophgoBackend&) = delete;
    SophgoBackend& operator=(const SophgoBackend&) = delete;

    std::unique_ptr<Model> open_model(std::shared_ptr<Backend> self, const std::string& path,
                                      const OpenOptions& options) override;

    const Runtime& runtime() const noexcept { return runtime_; }
    Runtime::Handle handle() const noexcept { return handle_; }
    std::mutex& turn() noexcept { return turn_; }

    // The device knows one limit for all: the longest that any model asked for.
    void allow(int deadline_ms);

private:
    const Runtime& runtime_;
    Runtime::Handle handle_ = nullptr;
    std::mutex turn_;
    int longest_deadline_ms_ = 0;
};

}  // namespace sophgo
}  // namespace edgegate::npu
