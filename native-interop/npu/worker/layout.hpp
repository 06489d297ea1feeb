// Where each tensor lies in the memory that two processes share. Both reckon it from the same descriptions; the process that
// guards the gate believes no offset that the other one tells.
#pragma once

#include <atomic>
#include <cstdint>
#include <vector>

#include "npu/backend.hpp"
#include "npu/worker/protocol.hpp"

namespace edgegate::npu::worker {

// The first bytes of the memory: what the worker tells of the chip, as bits of floats. Garbage there does no harm.
struct Gauges {
    std::atomic<std::uint32_t> temperature;
    std::atomic<std::uint32_t> power;
};
static_assert(std::atomic<std::uint32_t>::is_always_lock_free);

struct Layout {
    std::vector<std::uint64_t> inputs;
    std::vector<std::uint64_t> outputs;
    std::uint64_t bytes = 0;  // whole pages
};

// Throws Fault EG_TOO_LARGE.
Layout plan(const std::vector<Tensor>& inputs, const std::vector<Tensor>& outputs);

// What a worker says of one tensor, taken as hostile. Throws Fault EG_BAD_DATA and whatever complete_tensor throws.
Tensor believed(const eg_npu_tensor_info& told, const std::string& model, bool output);

}  // namespace edgegate::npu::worker
