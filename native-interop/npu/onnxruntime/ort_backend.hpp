// ONNX Runtime on the CPU.
#pragma once

#include <memory>

#include "npu/backend.hpp"

namespace edgegate::npu {

std::shared_ptr<Backend> open_onnxruntime();

}  // namespace edgegate::npu
