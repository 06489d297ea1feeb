// What a process that computes for another says over its socket. Both ends are built from this file; the version is compared
// first. Everything fits one datagram; the tensors themselves lie in shared memory.
#pragma once

#include <cstddef>
#include <cstdint>

#include "edgegate_npu.h"

namespace edgegate::npu::worker {

constexpr std::uint32_t magic = 0x57474545;  // "EEGW"
constexpr std::uint32_t protocol = 1;
constexpr int socket_descriptor = 3;
constexpr int memory_descriptor = 4;
constexpr std::size_t most_tensors = 64;  // of one side
constexpr const char* program = "edgegate-npu-worker";

enum class Kind : std::uint32_t {
    // to the worker
    hello = 1,
    memory = 2,  // the shared memory has its size now: value
    run = 3,     // value: a number that the answer repeats
    // from the worker
    identity = 10,
    tensor = 11,
    described = 12,  // value: inputs << 32 | outputs
    ready = 13,      // warmed up
    done = 14,       // value: of the run; status and text as for failed
    failed = 15,
};

enum : std::uint32_t { purpose_describe = 1, purpose_open = 2 };

struct Header {
    std::uint32_t magic;
    Kind kind;
    std::int32_t status;
    std::uint32_t reserved;
    std::uint64_t value;
};
static_assert(sizeof(Header) == 24);

struct Hello {
    Header header;
    std::uint32_t protocol;
    std::uint32_t abi;
    std::uint32_t purpose;
    std::int32_t threads;
    std::int32_t deadline_ms;
    std::uint32_t core_mask;
    char backend[32];
    char path[4096];
};

struct Identity {
    Header header;
    std::uint32_t protocol;
    std::uint32_t abi;
    eg_npu_backend_info info;
};

struct TensorNews {
    Header header;
    std::int32_t direction;
    std::int32_t index;
    eg_npu_tensor_info info;
};

// A short one is the header alone: text only where a status is not EG_OK.
struct Report {
    Header header;
    char text[1024];
};

union Message {
    Header header;
    Hello hello;
    Identity identity;
    TensorNews tensor;
    Report report;
};

}  // namespace edgegate::npu::worker
