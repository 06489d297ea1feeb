// This process's side of a talk with one worker: started, greeted, believed in nothing, ended.
#pragma once

#include <memory>
#include <string>

#include "npu/backend.hpp"
#include "npu/worker/channel.hpp"
#include "npu/worker/child.hpp"
#include "npu/worker/shared_memory.hpp"

namespace edgegate::npu::worker {

struct Greeting {
    std::uint32_t purpose = purpose_describe;
    std::string path;  // empty: none
    OpenOptions options;
};

class Conversation final {
public:
    // Starts a worker for `backend`, greets it and hears what it is. Throws Fault; EG_UNAVAILABLE with the worker's own reason
    // when the backend is not usable there.
    Conversation(const std::string& backend, const Greeting& greeting, Clock::time_point until);
    ~Conversation();

    // What the worker is; heard once after the greeting and once more when a model is open.
    void hear_identity(Clock::time_point until);
    const eg_npu_backend_info& identity() const noexcept { return identity_; }
    SharedMemory& memory() noexcept { return memory_; }
    const std::string& subject() const noexcept { return subject_; }

    // The next message, of one of two kinds. Failures that the worker reports are thrown as they were there. A worker that is
    // late, gone or talks nonsense is ended, and stays so.
    const Message& expect(Kind kind, Kind other, Clock::time_point until);
    const Message& expect(Kind kind, Clock::time_point until) { return expect(kind, kind, until); }
    void tell(Kind kind, std::uint64_t value);
    bool alive() const noexcept { return child_ != nullptr; }

    // Ends the worker and throws.
    [[noreturn]] void give_up(eg_status status, const std::string& why, int patience_ms);

private:
    void greet(const std::string& backend, const Greeting& greeting, Clock::time_point until);

    std::string subject_;  // for messages: "sophgo for /path/model.bmodel"
    SharedMemory memory_;
    Channel channel_;
    std::unique_ptr<Child> child_;
    eg_npu_backend_info identity_{};
    Message message_;
};

}  // namespace edgegate::npu::worker
