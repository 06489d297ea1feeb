// librknnrt, found at run time.
#pragma once

#include "npu/library.hpp"
#include "npu/rockchip/rknn_abi.hpp"

namespace edgegate::npu::rknn {

class Runtime final {
public:
    Runtime();  // throws Fault EG_UNAVAILABLE

private:
    Library library_;

public:
    std::int32_t (*init)(Context* context, void* model_path, std::uint32_t size, std::uint32_t flags, void* extend);
    std::int32_t (*destroy)(Context context);
    std::int32_t (*query)(Context context, std::int32_t command, void* answer, std::uint32_t bytes);
    std::int32_t (*set_inputs)(Context context, std::uint32_t count, Input* inputs);
    std::int32_t (*run)(Context context, void* extend);
    std::int32_t (*get_outputs)(Context context, std::uint32_t count, Output* outputs, void* extend);
    std::int32_t (*release_outputs)(Context context, std::uint32_t count, Output* outputs);

    // Null in releases that lack them.
    std::int32_t (*duplicate)(Context* context, Context* copy);
    std::int32_t (*set_core_mask)(Context context, std::int32_t mask);
    Memory* (*create_memory)(Context context, std::uint32_t bytes);
    std::int32_t (*destroy_memory)(Context context, Memory* memory);
    std::int32_t (*bind_memory)(Context context, Memory* memory, Attributes* attributes);

    bool shares_memory() const noexcept {
        return create_memory != nullptr && destroy_memory != nullptr && bind_memory != nullptr;
    }
    const std::string& path() const noexcept { return library_.path(); }
};

}  // namespace edgegate::npu::rknn
