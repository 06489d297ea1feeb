// What a worker process tells of a tensor, made of arbitrary bytes: refused, or a tensor whose place in shared memory adds up.
// libFuzzer calls the first function; as a test of its own it runs over seeded noise (EDGEGATE_FUZZ_ROUNDS).
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <random>

#include "common/fault.hpp"
#include "npu/worker/layout.hpp"

using namespace edgegate::npu;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    eg_npu_tensor_info info{};
    std::vector<Tensor> sides[2];
    for (std::size_t at = 0; at + sizeof info <= size; at += sizeof info) {
        std::memcpy(&info, data + at, sizeof info);
        try {
            sides[at / sizeof info % 2].push_back(worker::believed(info, "model", at / sizeof info % 2 == 1));
        } catch (const edgegate::Fault&) {
        }
    }
    try {
        const worker::Layout layout = worker::plan(sides[0], sides[1]);
        std::uint64_t end = sizeof(worker::Gauges);
        for (int side = 0; side < 2; ++side) {
            const auto& offsets = side == 0 ? layout.inputs : layout.outputs;
            if (offsets.size() != sides[side].size()) std::abort();
            for (std::size_t i = 0; i < offsets.size(); ++i) {
                if (offsets[i] < end || offsets[i] % AlignedBuffer::alignment != 0) std::abort();
                end = offsets[i] + sides[side][i].bytes;
            }
        }
        if (layout.bytes < end || layout.bytes > (2ull << 30) + 4096) std::abort();
    } catch (const edgegate::Fault&) {
    }
    return 0;
}

#ifndef EDGEGATE_LIBFUZZER
int main() {
    const char* wanted = std::getenv("EDGEGATE_FUZZ_ROUNDS");
    const long rounds = wanted != nullptr ? std::atol(wanted) : 50'000;
    std::mt19937 random(7);
    eg_npu_tensor_info infos[4];
    for (long round = 0; round < rounds; ++round) {
        for (auto& info : infos) {
            info = {};
            info.type = static_cast<std::int32_t>(random() % 7);
            info.rank = static_cast<std::int32_t>(random() % 10);
            info.scale = 1;
            std::uint64_t bytes = info.type == EG_TENSOR_FLOAT32 || info.type == EG_TENSOR_INT32 ? 4
                                  : info.type == EG_TENSOR_FLOAT16                               ? 2
                                                                                                 : 1;
            for (int axis = 0; axis < EG_NPU_MAX_RANK; ++axis) {
                info.shape[axis] = static_cast<std::int32_t>(random() % 8 == 0 ? random() : random() % 20);
                if (axis < info.rank) bytes *= static_cast<std::uint64_t>(static_cast<std::uint32_t>(info.shape[axis]));
            }
            info.bytes = bytes;
            std::strcpy(info.name, "tensor");
            auto* raw = reinterpret_cast<unsigned char*>(&info);
            for (unsigned changes = random() % 4; changes > 0; --changes)
                raw[random() % sizeof info] = static_cast<unsigned char>(random());
        }
        LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(infos), sizeof infos);
    }
    return 0;
}
#endif
