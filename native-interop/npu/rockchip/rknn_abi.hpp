// The part of Rockchip's C ABI (librknnrt 1.5 and later) that the bridge uses, for LP64. Written from its documented behaviour;
// sizes and offsets as measured with a compiler. No vendor header is needed.
#pragma once

#include <cstddef>
#include <cstdint>

namespace edgegate::npu::rknn {

using Context = std::uint64_t;

enum : std::int32_t {
    ok = 0,
    error_timeout = -2,
    error_no_device = -3,
    error_no_memory = -4,
    error_model = -6,
    error_device_mismatch = -10,
    error_precompiled = -11,
    error_optimisation = -12,
    error_target = -13,
};
enum : std::int32_t { float32 = 0, uint8 = 3 };
enum : std::int32_t { layout_nhwc = 1, layout_undefined = 3 };
enum : std::int32_t { query_counts = 0, query_input = 1, query_output = 2, query_version = 5 };

// Without it the library raises the whole process to priority -19, above everything that guards the barrier.
constexpr std::uint32_t keep_priority = 0x2000;

struct Counts {
    std::uint32_t inputs;
    std::uint32_t outputs;
};

struct Attributes {
    std::uint32_t index;  // set before the query
    std::uint32_t rank;
    std::uint32_t sizes[16];
    char name[256];
    std::uint32_t elements;
    std::uint32_t bytes;
    std::int32_t layout;
    std::int32_t type;
    std::int32_t quantisation;
    std::int8_t fraction;
    std::int32_t zero_point;
    float scale;
    std::uint32_t width_stride;  // 0: the width
    std::uint32_t bytes_with_stride;
    std::uint8_t pass_through;
    std::uint32_t height_stride;
};
static_assert(sizeof(Attributes) == 376 && offsetof(Attributes, elements) == 328 && offsetof(Attributes, zero_point) == 352 &&
              offsetof(Attributes, width_stride) == 360 && offsetof(Attributes, pass_through) == 368);

struct Input {
    std::uint32_t index;
    void* data;
    std::uint32_t bytes;
    std::uint8_t pass_through;
    std::int32_t type;
    std::int32_t layout;
};
static_assert(sizeof(Input) == 32 && offsetof(Input, pass_through) == 20 && offsetof(Input, layout) == 28);

struct Output {
    std::uint8_t want_float;
    std::uint8_t preallocated;
    std::uint32_t index;
    void* data;
    std::uint32_t bytes;
};
static_assert(sizeof(Output) == 24 && offsetof(Output, data) == 8);

struct Memory {
    void* address;
    std::uint64_t physical;
    std::int32_t descriptor;
    std::int32_t offset;
    std::uint32_t bytes;
    std::uint32_t flags;
    void* internal;
};
static_assert(sizeof(Memory) == 40 && offsetof(Memory, internal) == 32);

struct Version {
    char api[256];
    char driver[256];
};

}  // namespace edgegate::npu::rknn
