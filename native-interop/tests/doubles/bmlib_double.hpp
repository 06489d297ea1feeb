// What the double of libbmrt asks of the double of libbmlib. Device memory is ordinary memory under an address of its own
// range, so that a host pointer in its place is noticed.
#pragma once

#include <cstdint>
#include <functional>

#include "npu/sophgo/sophgo_abi.hpp"

extern "C" {

// The block behind a descriptor; ends the process unless it is alive and holds `bytes`.
void* edgegate_double_block(void* handle, edgegate::npu::sophgo::DeviceMemory memory, std::uint64_t bytes);

// What a launch leaves to be done; runs when the launching thread synchronises. `core` is -1 for the default.
void edgegate_double_submit(void* handle, int core, std::function<void()> work);

// A network runtime was made on the handle (+1) or destroyed (-1).
void edgegate_double_count_runtime(void* handle, int change);
}
