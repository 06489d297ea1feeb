// Sophgo's backend on its double, and the double's own strictness.
#include <dlfcn.h>

#include <cmath>
#include <thread>

#include "npu/sophgo/sophgo_runtime.hpp"
#include "tests/doubles/bmlib_double.hpp"
#include "tests/npu_vendors.hpp"

namespace edgegate::tests {

namespace {

using doubles::double_file;
namespace bm = npu::sophgo;

std::string relu(const doubles::Properties& properties = {}) {
    return double_file("sophgo", properties, onnx_unary("Relu", onnx_float, {1, 4}));
}

void test_results(eg_npu_backend* backend, const doubles::Properties& properties, std::uint32_t core_mask) {
    const TemporaryFile file(relu(properties));
    eg_npu_model* model = open_vendor_model(backend, file.path(), core_mask);
    auto* in = buffer<float>(model, EG_TENSOR_INPUT);
    auto* out = buffer<float>(model, EG_TENSOR_OUTPUT);
    for (int round = 0; round < 3; ++round) {
        in[0] = -1, in[1] = static_cast<float>(round), in[2] = 2.5f, in[3] = -0.5f;
        CHECK_NPU(EG_OK, eg_npu_model_run(model));
        CHECK(out[0] == 0 && out[1] == static_cast<float>(round) && out[2] == 2.5f && out[3] == 0);
    }
    eg_npu_stats stats{};
    stats.struct_size = sizeof stats;
    CHECK_NPU(EG_OK, eg_npu_model_stats(model, &stats));
    CHECK(stats.runs == 3 && stats.temperature_c == 47 && std::isnan(stats.power_w));
    eg_npu_model_close(model);
}

// Sophgo's scales multiply on both sides; the bridge tells real = (code - zero) * scale for both.
void test_quantised(eg_npu_backend* backend) {
    const TemporaryFile file(double_file("sophgo",
                                         {{"scale_in", "8"}, {"zero_in", "-3"}, {"scale_out", "0.25"}, {"zero_out", "5"}},
                                         onnx_unary("Identity", onnx_int8, {1, 3})));
    eg_npu_model* model = open_vendor_model(backend, file.path());
    eg_npu_tensor_info info{};
    info.struct_size = sizeof info;
    CHECK_NPU(EG_OK, eg_npu_model_tensor_info(model, EG_TENSOR_INPUT, 0, &info));
    CHECK(info.type == EG_TENSOR_INT8 && info.scale == 0.125f && info.zero_point == -3 && info.bytes == 3);
    CHECK_NPU(EG_OK, eg_npu_model_tensor_info(model, EG_TENSOR_OUTPUT, 0, &info));
    CHECK(info.scale == 0.25f && info.zero_point == 5 && std::strcmp(info.name, "y") == 0);
    auto* in = buffer<std::int8_t>(model, EG_TENSOR_INPUT);
    in[0] = -128, in[1] = 0, in[2] = 127;
    CHECK_NPU(EG_OK, eg_npu_model_run(model));
    CHECK(std::memcmp(in, buffer<std::int8_t>(model, EG_TENSOR_OUTPUT), 3) == 0);
    eg_npu_model_close(model);
}

void test_refused_files(eg_npu_backend* backend) {
    const TemporaryFile noise("noise"), dynamic(relu({{"dynamic", "yes"}})), two(relu({{"networks", "2"}}));
    const TemporaryFile other(double_file("rockchip", {}, onnx_unary("Relu", onnx_float, {1})));
    CHECK(refusal(backend, noise.path()) == EG_BAD_DATA);
    CHECK(error_says("BM1684X") && error_says(noise.path()));
    CHECK(refusal(backend, other.path()) == EG_BAD_DATA);
    CHECK(refusal(backend, dynamic.path()) == EG_UNSUPPORTED);
    CHECK(refusal(backend, two.path()) == EG_UNSUPPORTED);
}

void test_faults(eg_npu_backend* backend) {
    const TemporaryFile file(relu());
    {
        const Fault fault("create");
        CHECK(refusal(backend, file.path()) == EG_UNAVAILABLE);
    }
    {
        const Fault fault("allocate");
        CHECK(refusal(backend, file.path()) == EG_OUT_OF_MEMORY);
    }
    {
        const Fault fault("request=1");
        eg_npu_backend* second = nullptr;
        CHECK_NPU(EG_UNAVAILABLE, eg_npu_backend_open("sophgo", &second));
        CHECK(error_says("/dev/bm-sophon0"));
    }
    eg_npu_model* model = open_vendor_model(backend, file.path());
    const struct {
        const char* name;
        eg_status status;
    } faults[] = {{"launch", EG_RUNTIME},    {"throw", EG_RUNTIME},      {"sync=3", EG_TIMEOUT}, {"sync=2", EG_RUNTIME},
                  {"copy-in=7", EG_RUNTIME}, {"copy-out=6", EG_RUNTIME}, {"shape", EG_RUNTIME}};
    for (int round = 0; round < 10; ++round)
        for (const auto& [name, status] : faults) {
            {
                const Fault fault(name);
                CHECK_NPU(status, eg_npu_model_run(model));
                CHECK(error_says(file.path()));
            }
            CHECK_NPU(EG_OK, eg_npu_model_run(model));
        }
    const Fault fault("destroy");
    eg_npu_model_close(model);  // what the runtime throws while it cleans up goes no further
}

void test_two_threads(eg_npu_backend* backend) {
    const TemporaryFile file(relu());
    const auto work = [&](float value) {
        eg_npu_model* model = open_vendor_model(backend, file.path());
        auto* in = buffer<float>(model, EG_TENSOR_INPUT);
        auto* out = buffer<float>(model, EG_TENSOR_OUTPUT);
        for (int round = 0; round < 200; ++round) {
            in[0] = value + static_cast<float>(round);
            if (eg_npu_model_run(model) != EG_OK || out[0] != in[0]) CHECK(false);
        }
        eg_npu_model_close(model);
    };
    std::thread first(work, 1.0f), second(work, 1000.0f);
    first.join();
    second.join();
}

}  // namespace

void test_sophgo() {
    eg_npu_backend* backend = open_vendor("sophgo");
    eg_npu_backend_info info{};
    info.struct_size = sizeof info;
    CHECK_NPU(EG_OK, eg_npu_backend_query(backend, &info));
    CHECK(std::strcmp(info.device, "BM1684X") == 0 && std::strcmp(info.version, "double 0.5") == 0);
    test_results(backend, {}, 0);
    test_results(backend, {{"generation", "old"}, {"net", "another name"}}, 0);
    test_results(backend, {}, 3);
    test_quantised(backend);
    test_refused_files(backend);
    test_faults(backend);
    test_two_threads(backend);
    const TemporaryFile file(relu());
    check_no_growth(backend, file.path());
    eg_npu_backend_close(backend);
    check_hostile_descriptions("sophgo", file.path());
}

// bmrt_launch_data: the same results and the same words for faults, without device memory of ours.
void test_sophgo_simple() {
    setenv("EDGEGATE_SOPHGO_LAUNCH", "data", 1);
    eg_npu_backend* backend = open_vendor("sophgo");
    test_results(backend, {}, 0);
    test_results(backend, {{"generation", "old"}, {"net", "another name"}}, 0);
    test_quantised(backend);
    test_refused_files(backend);
    test_two_threads(backend);
    const TemporaryFile file(relu());
    const eg_npu_open_options cores{sizeof cores, 1, 1000, 3};
    eg_npu_model* model = nullptr;
    CHECK_NPU(EG_UNSUPPORTED, eg_npu_model_open(backend, file.path(), &cores, &model));
    CHECK(error_says("EDGEGATE_SOPHGO_LAUNCH"));
    model = open_vendor_model(backend, file.path());
    for (int round = 0; round < 10; ++round)
        for (const char* name : {"launch", "throw", "sync=3", "shape"}) {
            {
                const Fault fault(name);
                CHECK_NPU(EG_RUNTIME, eg_npu_model_run(model));
                CHECK(error_says(file.path()));
            }
            CHECK_NPU(EG_OK, eg_npu_model_run(model));
        }
    eg_npu_model_close(model);
    check_no_growth(backend, file.path());
    eg_npu_backend_close(backend);
    check_hostile_descriptions("sophgo", file.path());
    unsetenv("EDGEGATE_SOPHGO_LAUNCH");
}

// The double of bmrt_launch_data: each rule, broken on purpose.
void test_launch_data_double(void* device, void* handle) {
    void* library = dlopen(std::getenv("EDGEGATE_BMRT"), RTLD_NOW);
    CHECK(library != nullptr && device != nullptr);
    if (library == nullptr) return;
    const auto create = reinterpret_cast<void* (*)(void*)>(dlsym(library, "bmrt_create"));
    const auto destroy = reinterpret_cast<void (*)(void*)>(dlsym(library, "bmrt_destroy"));
    const auto load = reinterpret_cast<bool (*)(void*, const char*)>(dlsym(library, "bmrt_load_bmodel"));
    const auto launch = reinterpret_cast<decltype(bm::Runtime::launch_data)>(dlsym(library, "bmrt_launch_data"));
    const TemporaryFile file(relu());
    void* runtime = create(handle);
    CHECK(load(runtime, file.path()));
    float in[4] = {1, -1, 2, -2}, out[4] = {};
    void *inputs[] = {in}, *outputs[] = {out}, *none[] = {nullptr};
    bm::Shape shape{2, {1, 4}}, other{2, {4, 1}}, told{};
    CHECK(launch(runtime, "lane", inputs, &shape, 1, outputs, &told, 1, true) && out[0] == 1 && out[1] == 0 && told.rank == 2);
    CHECK(ends_in_violation([&] { launch(runtime, "lane", inputs, &shape, 1, outputs, &told, 1, false); }));
    CHECK(ends_in_violation([&] { launch(runtime, "lane", inputs, &other, 1, outputs, &told, 1, true); }));
    CHECK(ends_in_violation([&] { launch(runtime, "lane", none, &shape, 1, outputs, &told, 1, true); }));
    CHECK(ends_in_violation([&] { launch(runtime, "lane", inputs, &shape, 1, none, &told, 1, true); }));
    CHECK(ends_in_violation([&] { launch(runtime, "nobody", inputs, &shape, 1, outputs, &told, 1, true); }));
    destroy(runtime);
    dlclose(library);
}

// Each rule, broken on purpose: the double must notice.
void test_sophgo_double() {
    void* library = dlopen(std::getenv("EDGEGATE_BMLIB"), RTLD_NOW);
    CHECK(library != nullptr);
    if (library == nullptr) return;
    const auto request = reinterpret_cast<std::int32_t (*)(void**, int)>(dlsym(library, "bm_dev_request"));
    const auto free_device = reinterpret_cast<void (*)(void*)>(dlsym(library, "bm_dev_free"));
    const auto allocate =
        reinterpret_cast<std::int32_t (*)(void*, bm::DeviceMemory*, unsigned)>(dlsym(library, "bm_malloc_device_byte"));
    const auto free_memory = reinterpret_cast<void (*)(void*, bm::DeviceMemory)>(dlsym(library, "bm_free_device"));
    const auto copy_in =
        reinterpret_cast<std::int32_t (*)(void*, bm::DeviceMemory, void*, unsigned)>(dlsym(library, "bm_memcpy_s2d_partial"));
    const auto copy_out =
        reinterpret_cast<std::int32_t (*)(void*, void*, bm::DeviceMemory, unsigned)>(dlsym(library, "bm_memcpy_d2s_partial"));
    const auto synchronise = reinterpret_cast<std::int32_t (*)(void*)>(dlsym(library, "bm_thread_sync"));
    const auto submit = reinterpret_cast<void (*)(void*, int, std::function<void()>)>(dlsym(library, "edgegate_double_submit"));

    void* handle = nullptr;
    bm::DeviceMemory memory{};
    unsigned char host[128] = {};
    CHECK(request(&handle, 0) == 0 && allocate(handle, &memory, 64) == 0);
    CHECK(ends_in_violation([&] { free_device(handle); }));                // with a block alive
    CHECK(ends_in_violation([&] { copy_in(handle, memory, host, 65); }));  // beyond the block
    CHECK(ends_in_violation([&] { synchronise(handle); }));                // nothing launched
    CHECK(ends_in_violation([&] { free_memory(handle, {}); }));            // of nothing
    CHECK(ends_in_violation([&] { free_memory(handle, memory), free_memory(handle, memory); }));
    CHECK(ends_in_violation([&] { submit(handle, -1, [] {}), copy_out(handle, host, memory, 64); }));
    CHECK(ends_in_violation([&] { submit(handle, -1, [] {}), std::thread([&] { synchronise(handle); }).join(); }));
    CHECK(ends_in_violation([&] {
        bm::DeviceMemory dirty{0, 7, 0, 0, 0};
        allocate(handle, &dirty, 64);
    }));
    CHECK(!ends_in_violation([&] { submit(handle, -1, [] {}), synchronise(handle), copy_out(handle, host, memory, 64); }));
    test_launch_data_double(library, handle);
    free_memory(handle, memory);
    free_device(handle);
    dlclose(library);
}

}  // namespace edgegate::tests
