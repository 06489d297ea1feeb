#include "npu/sophgo/sophgo_runtime.hpp"

#include <cstdlib>
#include <cstring>

namespace edgegate::npu::sophgo {

namespace {

constexpr const char* remedy = "Install the package sophon-soc-libsophon (on a PCIe card: sophon-libsophon and sophon-driver)";
constexpr const char* folder = "/opt/sophon/libsophon-current/lib";

constexpr LibrarySearch device_search{"EDGEGATE_BMLIB", {"libbmlib.so", "libbmlib.so.0", "libbmlib.so.*"}, {folder}, remedy};
// Its soname carries the release: only a pattern finds it.
constexpr LibrarySearch network_search{"EDGEGATE_BMRT", {"libbmrt.so", "libbmrt.so.*"}, {folder}, remedy};

}  // namespace

Runtime::Runtime() : device_library_(Library::open(device_search)), network_library_(Library::open(network_search)) {
    const auto& device = device_library_;
    request_device = device.symbol<decltype(request_device)>("bm_dev_request");
    free_device = device.symbol<decltype(free_device)>("bm_dev_free");
    chip_id = device.symbol<decltype(chip_id)>("bm_get_chipid");
    allocate = device.symbol<decltype(allocate)>("bm_malloc_device_byte");
    free_memory = device.symbol<decltype(free_memory)>("bm_free_device");
    copy_in = device.symbol<decltype(copy_in)>("bm_memcpy_s2d_partial");
    copy_out = device.symbol<decltype(copy_out)>("bm_memcpy_d2s_partial");
    synchronise = device.symbol<decltype(synchronise)>("bm_thread_sync");
    set_timeout = device.optional_symbol<decltype(set_timeout)>("bm_set_sync_timeout");
    temperature = device.optional_symbol<decltype(temperature)>("bm_get_chip_temp");
    power = device.optional_symbol<decltype(power)>("bm_get_tpu_power");
    synchronise_core = device.optional_symbol<decltype(synchronise_core)>("bm_thread_sync_from_core");

    const auto& network_ = network_library_;
    create = network_.symbol<decltype(create)>("bmrt_create");
    destroy = network_.symbol<decltype(destroy)>("bmrt_destroy");
    load = network_.symbol<decltype(load)>("bmrt_load_bmodel");
    network_number = network_.symbol<decltype(network_number)>("bmrt_get_network_number");
    network_names = network_.symbol<decltype(network_names)>("bmrt_get_network_names");
    network = network_.symbol<decltype(network)>("bmrt_get_network_info");
    launch = network_.optional_symbol<decltype(launch)>("bmrt_launch_tensor_ex");
    const char* wanted = std::getenv("EDGEGATE_SOPHGO_LAUNCH");
    simple = launch == nullptr || (wanted != nullptr && std::strcmp(wanted, "data") == 0);
    launch_data = simple ? network_.symbol<decltype(launch_data)>("bmrt_launch_data") : nullptr;
    launch_on_cores = network_.optional_symbol<decltype(launch_on_cores)>("bmrt_launch_tensor_multi_cores");
    version = network_.optional_symbol<decltype(version)>("libbmrt_version");
}

}  // namespace edgegate::npu::sophgo
