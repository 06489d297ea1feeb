// A backend of which every model runs in a process of its own: what a vendor's library does there, it cannot do to the gate.
#pragma once

#include <memory>
#include <string>

#include "npu/backend.hpp"
#include "npu/worker/conversation.hpp"
#include "npu/worker/layout.hpp"

namespace edgegate::npu::worker {

class RemoteBackend final : public Backend {
public:
    // Asks a worker whether the backend is usable. Throws Fault.
    RemoteBackend(std::string name, int open_timeout_ms);

    std::unique_ptr<Model> open_model(std::shared_ptr<Backend> self, const std::string& path,
                                      const OpenOptions& options) override;

private:
    std::string name_;
    std::chrono::milliseconds open_timeout_;
};

class RemoteModel final : public Model {
public:
    // Returns warmed up. Throws Fault.
    RemoteModel(std::unique_ptr<Conversation> conversation, const OpenOptions& options, Clock::time_point until);

    void run() override;
    void* data(bool output, std::size_t index) override;
    Telemetry telemetry() const override;

private:
    void hear_tensors(Clock::time_point until);

    std::unique_ptr<Conversation> conversation_;
    std::chrono::milliseconds deadline_;
    Layout layout_;
    std::uint64_t sequence_ = 0;
};

// What a worker says of a backend. Throws Fault.
eg_npu_backend_info describe(const std::string& name, int open_timeout_ms);

}  // namespace edgegate::npu::worker
