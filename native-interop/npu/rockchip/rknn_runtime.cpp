#include "npu/rockchip/rknn_runtime.hpp"

namespace edgegate::npu::rknn {

namespace {

constexpr LibrarySearch search{
    "EDGEGATE_RKNNRT",
    {"librknnrt.so", "librknnrt.so.*"},
    {"/usr/lib", "/usr/lib/aarch64-linux-gnu", "/usr/local/lib", "/vendor/lib64"},
    "Copy librknnrt.so of Rockchip's SDK for this board to /usr/lib (its licence allows no copy with this program)",
};

}  // namespace

Runtime::Runtime() : library_(Library::open(search)) {
    const auto& l = library_;
    init = l.symbol<decltype(init)>("rknn_init");
    destroy = l.symbol<decltype(destroy)>("rknn_destroy");
    query = l.symbol<decltype(query)>("rknn_query");
    set_inputs = l.symbol<decltype(set_inputs)>("rknn_inputs_set");
    run = l.symbol<decltype(run)>("rknn_run");
    get_outputs = l.symbol<decltype(get_outputs)>("rknn_outputs_get");
    release_outputs = l.symbol<decltype(release_outputs)>("rknn_outputs_release");
    duplicate = l.optional_symbol<decltype(duplicate)>("rknn_dup_context");
    set_core_mask = l.optional_symbol<decltype(set_core_mask)>("rknn_set_core_mask");
    create_memory = l.optional_symbol<decltype(create_memory)>("rknn_create_mem");
    destroy_memory = l.optional_symbol<decltype(destroy_memory)>("rknn_destroy_mem");
    bind_memory = l.optional_symbol<decltype(bind_memory)>("rknn_set_io_mem");
}

}  // namespace edgegate::npu::rknn
