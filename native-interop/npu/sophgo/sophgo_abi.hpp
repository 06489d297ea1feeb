// The part of Sophgo's C ABI (libbmlib, libbmrt; libsophon 0.4 and later) that the bridge uses, for LP64. Written from its
// documented behaviour; sizes and offsets as measured with a compiler. No vendor header is needed.
#pragma once

#include <cstddef>
#include <cstdint>

namespace edgegate::npu::sophgo {

enum : std::int32_t { status_success = 0, status_timeout = 3, status_no_memory = 5, status_busy = 7 };
enum : std::int32_t { float32 = 0, float16 = 1, int8 = 2, uint8 = 3, int32 = 6 };
enum : std::uint32_t { chip_bm1684 = 0x1684, chip_bm1684x = 0x1686, chip_bm1688 = 0x1686a200 };
constexpr int most_dimensions = 8;

// Passed by value in copies and in free. The runtime fills it only partly: zero it first.
struct DeviceMemory {
    std::uint64_t address;
    std::uint32_t reserved;
    std::int32_t dmabuf;
    std::uint32_t flags;
    std::uint32_t size;
};
static_assert(sizeof(DeviceMemory) == 24 && offsetof(DeviceMemory, size) == 20);

struct Shape {
    std::int32_t rank;
    std::int32_t sizes[most_dimensions];
};
static_assert(sizeof(Shape) == 36);

struct DeviceTensor {
    std::int32_t type;
    Shape shape;
    DeviceMemory memory;
    std::int32_t store_mode;  // 0: one image after the other
};
static_assert(sizeof(DeviceTensor) == 72 && offsetof(DeviceTensor, memory) == 40 && offsetof(DeviceTensor, store_mode) == 64);

// Two pointers longer in newer releases: only stage 0 may be read.
struct Stage {
    const Shape* inputs;
    const Shape* outputs;
};

// Newer releases append fields; these are in all of them.
struct Network {
    const char* name;
    bool is_dynamic;
    std::int32_t input_count;
    const char* const* input_names;
    const std::int32_t* input_types;
    const float* input_scales;
    std::int32_t output_count;
    const char* const* output_names;
    const std::int32_t* output_types;
    const float* output_scales;
    std::int32_t stage_count;
    const Stage* stages;
    const std::size_t* most_input_bytes;
    const std::size_t* most_output_bytes;
    const std::int32_t* input_zero_points;
    const std::int32_t* output_zero_points;
};
static_assert(sizeof(Network) == 120 && offsetof(Network, stage_count) == 72 && offsetof(Network, input_zero_points) == 104);

}  // namespace edgegate::npu::sophgo
