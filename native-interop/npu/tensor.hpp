// What the bridge knows of one tensor, whatever the runtime.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "edgegate_npu.h"

namespace edgegate::npu {

struct Tensor {
    std::string name;
    std::int32_t type = EG_TENSOR_FLOAT32;
    std::vector<std::int32_t> shape;
    float scale = 1.0f;
    std::int32_t zero_point = 0;
    std::uint64_t bytes = 0;
};

// Bytes of one element; 0 for a type outside edgegate_npu.h.
std::uint64_t element_bytes(std::int32_t type) noexcept;

// Checks name, rank and sizes, and computes bytes. `model` and `role` are for the message only.
// The sizes come from a file and are taken as hostile: no product overflows, nothing above one gibibyte is allocated.
void complete_tensor(Tensor& tensor, const std::string& model, const char* role);

}  // namespace edgegate::npu
