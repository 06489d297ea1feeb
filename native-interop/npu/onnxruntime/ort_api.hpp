// ONNX Runtime's C API without its header: one table of function pointers whose order only ever grows at the end, so that an
// entry is known by its ordinal. The ordinals below are all older than API version 11.
#pragma once

#include <cstddef>
#include <cstdint>

#include "npu/library.hpp"

namespace edgegate::npu {

// The runtime's objects are opaque: distinct incomplete types keep them from being mixed up.
struct OrtStatus;
struct OrtEnv;
struct OrtSession;
struct OrtSessionOptions;
struct OrtRunOptions;
struct OrtValue;
struct OrtMemoryInfo;
struct OrtAllocator;
struct OrtTypeInfo;
struct OrtTensorInfo;

class OrtApi final {
public:
    explicit OrtApi(const Library& library);

    const char* version() const noexcept { return version_; }

    // Throws when `status` is an error and releases it. `what` and `subject` begin the message.
    void check(OrtStatus* status, const char* what, const char* subject) const;

    template <std::size_t Ordinal, typename... Arguments>
    OrtStatus* call(Arguments... arguments) const {
        return reinterpret_cast<OrtStatus* (*)(Arguments...)>(table_[Ordinal])(arguments...);
    }

    template <std::size_t Ordinal, typename Object>
    void release(Object* object) const noexcept {
        reinterpret_cast<void (*)(Object*)>(table_[Ordinal])(object);
    }

private:
    void* const* table_;
    const char* version_;
};

namespace ort {
enum : std::size_t {
    get_error_code = 1,
    get_error_message = 2,
    create_env = 3,
    create_session = 7,
    run = 9,
    create_session_options = 10,
    set_session_execution_mode = 13,
    disable_cpu_mem_arena = 19,
    set_session_graph_optimization_level = 23,
    set_intra_op_num_threads = 24,
    set_inter_op_num_threads = 25,
    session_get_input_count = 30,
    session_get_output_count = 31,
    session_get_input_type_info = 33,
    session_get_output_type_info = 34,
    session_get_input_name = 36,
    session_get_output_name = 37,
    create_run_options = 39,
    run_options_set_terminate = 46,
    run_options_unset_terminate = 47,
    create_tensor_with_data = 49,
    cast_type_info_to_tensor_info = 55,
    get_onnx_type = 56,
    get_tensor_element_type = 60,
    get_dimensions_count = 61,
    get_dimensions = 62,
    create_cpu_memory_info = 69,
    allocator_free = 76,
    get_default_allocator = 78,
    release_status = 93,
    release_memory_info = 94,
    release_session = 95,
    release_value = 96,
    release_run_options = 97,
    release_type_info = 98,
    release_session_options = 100,
    add_session_config_entry = 130,
};

enum : int {
    type_tensor = 1,
    log_fatal = 4,
    execution_sequential = 0,
    optimise_all = 99,
    arena_allocator = 1,
    memory_default = 0
};
enum : int {
    error_no_such_file = 3,
    error_no_model = 4,
    error_invalid_protobuf = 7,
    error_not_implemented = 9,
    error_invalid_graph = 10
};
}  // namespace ort

}  // namespace edgegate::npu
