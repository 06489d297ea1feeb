// libbmlib (device, memory, synchronisation) and libbmrt (networks), found at run time.
#pragma once

#include <cstdint>

#include "npu/library.hpp"
#include "npu/sophgo/sophgo_abi.hpp"

namespace edgegate::npu::sophgo {

class Runtime final {
public:
    Runtime();  // throws Fault EG_UNAVAILABLE

private:
    Library device_library_;
    Library network_library_;

public:
    using Handle = void*;

    std::int32_t (*request_device)(Handle* handle, int device);
    void (*free_device)(Handle handle);
    std::int32_t (*chip_id)(Handle handle, unsigned* id);
    std::int32_t (*allocate)(Handle handle, DeviceMemory* memory, unsigned size);
    void (*free_memory)(Handle handle, DeviceMemory memory);
    std::int32_t (*copy_in)(Handle handle, DeviceMemory to, void* from, unsigned size);
    std::int32_t (*copy_out)(Handle handle, void* to, DeviceMemory from, unsigned size);
    std::int32_t (*synchronise)(Handle handle);

    void* (*create)(Handle handle);
    void (*destroy)(void* runtime);
    bool (*load)(void* runtime, const char* path);
    int (*network_number)(void* runtime);
    void (*network_names)(void* runtime, const char*** names);
    const Network* (*network)(void* runtime, const char* name);
    bool (*launch)(void* runtime, const char* network, const DeviceTensor* inputs, int input_count, DeviceTensor* outputs,
                   int output_count, bool user_memory, bool user_store_mode);

    // Null in releases that lack it; then there is `launch`.
    bool (*launch_data)(void* runtime, const char* network, void* const* inputs, const Shape* input_shapes, int input_count,
                        void** outputs, Shape* output_shapes, int output_count, bool user_memory);

    // True: the simple path, host memory in and out, the runtime's own device memory in each call. Where it is all there is, or
    // EDGEGATE_SOPHGO_LAUNCH=data asks for it: a first try on a new board, or the way around a fault of the other.
    bool simple = false;

    // Null in releases that lack them.
    const char* (*version)();
    std::int32_t (*set_timeout)(Handle handle, int milliseconds);
    std::int32_t (*temperature)(Handle handle, unsigned* celsius);
    std::int32_t (*power)(Handle handle, float* watts);
    bool (*launch_on_cores)(void* runtime, const char* network, const DeviceTensor* inputs, int input_count,
                            DeviceTensor* outputs, int output_count, bool user_memory, bool user_store_mode, const int* cores,
                            int core_count);
    std::int32_t (*synchronise_core)(Handle handle, int core);

    const std::string& path() const noexcept { return network_library_.path(); }
};

}  // namespace edgegate::npu::sophgo
