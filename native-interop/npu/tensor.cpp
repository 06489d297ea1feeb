#include "npu/tensor.hpp"

#include "common/fault.hpp"

namespace edgegate::npu {

namespace {
constexpr std::uint64_t most_bytes = 1ull << 30;
}

std::uint64_t element_bytes(std::int32_t type) noexcept {
    switch (type) {
        case EG_TENSOR_FLOAT32:
        case EG_TENSOR_INT32:
            return 4;
        case EG_TENSOR_FLOAT16:
            return 2;
        case EG_TENSOR_UINT8:
        case EG_TENSOR_INT8:
            return 1;
        default:
            return 0;
    }
}

void complete_tensor(Tensor& tensor, const std::string& model, const char* role) {
    const char* file = model.c_str();
    const char* name = tensor.name.c_str();
    if (tensor.name.size() >= sizeof(eg_npu_tensor_info::name))
        fail(EG_UNSUPPORTED, "%s: the name of an %s has %zu bytes, at most 255 are handled: rename it", file, role,
             tensor.name.size());
    if (tensor.shape.size() > EG_NPU_MAX_RANK)
        fail(EG_UNSUPPORTED, "%s: %s '%s' has %zu dimensions, at most %d are handled", file, role, name, tensor.shape.size(),
             EG_NPU_MAX_RANK);

    std::uint64_t bytes = element_bytes(tensor.type);
    if (bytes == 0) fail(EG_UNSUPPORTED, "%s: %s '%s' has an element type that is not handled", file, role, name);
    for (std::size_t axis = 0; axis < tensor.shape.size(); ++axis) {
        const std::int32_t size = tensor.shape[axis];
        if (size < 1)
            fail(EG_UNSUPPORTED, "%s: %s '%s' has no fixed size on dimension %zu: export the model with fixed sizes", file,
                 role, name, axis);
        if (bytes > most_bytes / static_cast<std::uint64_t>(size))
            fail(EG_TOO_LARGE, "%s: %s '%s' needs more than 1 GiB", file, role, name);
        bytes *= static_cast<std::uint64_t>(size);
    }
    tensor.bytes = bytes;
}

}  // namespace edgegate::npu
