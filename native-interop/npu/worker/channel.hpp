// One end of the socket between a process and its worker: whole datagrams, and never a wait without an end.
#pragma once

#include <chrono>
#include <cstddef>

#include "npu/worker/protocol.hpp"

namespace edgegate::npu::worker {

using Clock = std::chrono::steady_clock;

enum class Received { message, end, late };

class Channel final {
public:
    explicit Channel(int descriptor = -1) noexcept : descriptor_(descriptor) {}
    Channel(Channel&& other) noexcept : descriptor_(other.descriptor_) { other.descriptor_ = -1; }
    Channel(const Channel&) = delete;
    Channel& operator=(const Channel&) = delete;
    Channel& operator=(Channel&& other) noexcept;
    ~Channel() { close(); }

    // Two ends, neither inherited by processes that are started.
    static void pair(Channel& ours, Channel& theirs);

    int descriptor() const noexcept { return descriptor_; }
    void close() noexcept;

    // False: the other end is gone.
    bool send(const void* message, std::size_t bytes) noexcept;

    // `bytes` is what came. A datagram longer than Message counts as one of no known size.
    Received receive(Message& into, std::size_t& bytes, Clock::time_point until) noexcept;

private:
    int descriptor_;
};

}  // namespace edgegate::npu::worker
