// Rockchip's backend on its double, and the double's own strictness.
#include <dlfcn.h>

#include <thread>

#include "npu/rockchip/rknn_abi.hpp"
#include "tests/npu_vendors.hpp"

namespace edgegate::tests {

namespace {

using doubles::double_file;
namespace rk = npu::rknn;

std::string picture_model(const doubles::Properties& properties) {
    return double_file("rockchip", properties, onnx_unary("Relu", onnx_float, {1, 3, 2, 2}));
}

// Bytes in, height x width x channels; floats out, channels first, after the mean and the deviation that were baked in.
void test_picture(eg_npu_backend* backend, doubles::Properties properties, std::uint32_t core_mask) {
    properties["mean"] = "100";
    properties["std"] = "50";
    const TemporaryFile file(picture_model(properties));
    eg_npu_model* model = open_vendor_model(backend, file.path(), core_mask);
    eg_npu_tensor_info info{};
    info.struct_size = sizeof info;
    CHECK_NPU(EG_OK, eg_npu_model_tensor_info(model, EG_TENSOR_INPUT, 0, &info));
    CHECK(info.type == EG_TENSOR_UINT8 && info.shape[1] == 2 && info.shape[3] == 3 && info.bytes == 12 && info.scale == 1);
    CHECK_NPU(EG_OK, eg_npu_model_tensor_info(model, EG_TENSOR_OUTPUT, 0, &info));
    CHECK(info.type == EG_TENSOR_FLOAT32 && info.shape[1] == 3 && info.bytes == 48);

    auto* in = buffer<std::uint8_t>(model, EG_TENSOR_INPUT);
    auto* out = buffer<float>(model, EG_TENSOR_OUTPUT);
    for (int round = 0; round < 3; ++round) {
        for (int i = 0; i < 12; ++i) in[i] = static_cast<std::uint8_t>(100 + 10 * i + round);
        CHECK_NPU(EG_OK, eg_npu_model_run(model));
        for (int pixel = 0; pixel < 4; ++pixel)
            for (int channel = 0; channel < 3; ++channel)
                CHECK(out[channel * 4 + pixel] == static_cast<float>(10 * (pixel * 3 + channel) + round) / 50.0f);
    }
    eg_npu_model_close(model);
}

void test_vector(eg_npu_backend* backend) {
    const TemporaryFile file(double_file("rockchip", {}, onnx_unary("Relu", onnx_float, {1, 3})));
    eg_npu_model* model = open_vendor_model(backend, file.path());
    auto* in = buffer<float>(model, EG_TENSOR_INPUT);
    in[0] = -1, in[1] = 2, in[2] = 0.5f;
    CHECK_NPU(EG_OK, eg_npu_model_run(model));
    const auto* out = buffer<float>(model, EG_TENSOR_OUTPUT);
    CHECK(out[0] == 0 && out[1] == 2 && out[2] == 0.5f);
    eg_npu_model_close(model);
}

void test_refused_files(eg_npu_backend* backend) {
    const TemporaryFile noise("noise"), fine(picture_model({}));
    CHECK(refusal(backend, noise.path()) == EG_BAD_DATA);
    CHECK(error_says("code -6") && error_says(noise.path()));
    const struct {
        const char* name;
        eg_status status;
        const char* text;
    } faults[] = {{"init=-13", EG_BAD_DATA, "another chip"},   {"init=-3", EG_UNAVAILABLE, "rknpu"},
                  {"init=-10", EG_UNAVAILABLE, "SDK release"}, {"init=-4", EG_OUT_OF_MEMORY, "memory"},
                  {"init=-12", EG_BAD_DATA, "toolkit"},        {"query=-1", EG_RUNTIME, "counting"},
                  {"bind=-5", EG_RUNTIME, "rknn_set_io_mem"}};
    for (const auto& [name, status, text] : faults) {
        const Fault fault(name);
        CHECK(refusal(backend, fine.path()) == status);
        CHECK(error_says(text));
    }
}

void test_faults(eg_npu_backend* backend, const doubles::Properties& properties, const std::vector<const char*>& names) {
    const TemporaryFile file(picture_model(properties));
    eg_npu_model* model = open_vendor_model(backend, file.path());
    for (int round = 0; round < 10; ++round)
        for (const char* name : names) {
            {
                const Fault fault(name);
                CHECK_NPU(std::strcmp(name, "run=-2") == 0 ? EG_TIMEOUT : EG_RUNTIME, eg_npu_model_run(model));
                CHECK(error_says(file.path()));
            }
            CHECK_NPU(EG_OK, eg_npu_model_run(model));
        }
    eg_npu_model_close(model);
}

// Three models of one file: contexts that share weights, on three threads, closed in any order.
void test_three_cores(eg_npu_backend* backend) {
    const TemporaryFile file(picture_model({}));
    eg_npu_model* models[3];
    for (std::uint32_t core = 0; core < 3; ++core) models[core] = open_vendor_model(backend, file.path(), 1u << core);
    std::thread threads[3];
    for (int core = 0; core < 3; ++core)
        threads[core] = std::thread([model = models[core], core] {
            auto* in = buffer<std::uint8_t>(model, EG_TENSOR_INPUT);
            auto* out = buffer<float>(model, EG_TENSOR_OUTPUT);
            for (int round = 0; round < 200; ++round) {
                in[0] = static_cast<std::uint8_t>(50 * core + round % 50);
                if (eg_npu_model_run(model) != EG_OK || out[0] != static_cast<float>(in[0])) CHECK(false);
            }
        });
    for (auto& thread : threads) thread.join();
    for (auto* model : models) eg_npu_model_close(model);
    const Fault fault("dup=-1");
    eg_npu_model* first = open_vendor_model(backend, file.path());
    CHECK(refusal(backend, file.path()) == EG_RUNTIME);
    eg_npu_model_close(first);
}

}  // namespace

void test_rockchip() {
    eg_npu_backend* backend = open_vendor("rockchip");
    test_picture(backend, {}, 0);
    test_picture(backend, {}, 2);
    test_picture(backend, {{"cores", "1"}}, 2);     // a refused mask is no reason to stop
    test_picture(backend, {{"sharing", "no"}}, 0);  // the way with copies
    test_picture(backend, {{"stride", "14"}}, 0);   // padded rows: with copies too
    eg_npu_backend_info info{};
    info.struct_size = sizeof info;
    CHECK_NPU(EG_OK, eg_npu_backend_query(backend, &info));
    CHECK(std::strcmp(info.version, "double 2.3, driver 0.9") == 0);
    test_vector(backend);
    test_refused_files(backend);
    test_faults(backend, {}, {"run=-1", "run=-2"});
    test_faults(backend, {{"sharing", "no"}}, {"run=-1", "run=-2", "inputs=-5", "outputs=-1"});
    test_three_cores(backend);
    const TemporaryFile shared(picture_model({})), copied(picture_model({{"sharing", "no"}}));
    check_no_growth(backend, shared.path());
    check_no_growth(backend, copied.path());
    eg_npu_backend_close(backend);
    check_hostile_descriptions("rockchip", shared.path());
}

// Each rule, broken on purpose: the double must notice.
void test_rockchip_double() {
    void* library = dlopen(std::getenv("EDGEGATE_RKNNRT"), RTLD_NOW);
    CHECK(library != nullptr);
    if (library == nullptr) return;
    const auto init = reinterpret_cast<std::int32_t (*)(rk::Context*, void*, std::uint32_t, std::uint32_t, void*)>(
        dlsym(library, "rknn_init"));
    const auto destroy = reinterpret_cast<std::int32_t (*)(rk::Context)>(dlsym(library, "rknn_destroy"));
    const auto run = reinterpret_cast<std::int32_t (*)(rk::Context, void*)>(dlsym(library, "rknn_run"));
    const auto set_inputs =
        reinterpret_cast<std::int32_t (*)(rk::Context, std::uint32_t, rk::Input*)>(dlsym(library, "rknn_inputs_set"));
    const auto get_outputs =
        reinterpret_cast<std::int32_t (*)(rk::Context, std::uint32_t, rk::Output*, void*)>(dlsym(library, "rknn_outputs_get"));
    const auto create_memory = reinterpret_cast<rk::Memory* (*)(rk::Context, std::uint32_t)>(dlsym(library, "rknn_create_mem"));

    const auto open_contexts = reinterpret_cast<std::size_t (*)()>(dlsym(library, "edgegate_double_open_contexts"));
    CHECK(open_contexts() == 0);  // of all that test_rockchip opened

    const TemporaryFile file(picture_model({}));
    auto* path = const_cast<char*>(file.path());
    rk::Context context = 0;
    CHECK(ends_in_violation([&] { init(&context, path, 0, 0, nullptr); }));  // would raise the priority
    CHECK(init(&context, path, 0, rk::keep_priority, nullptr) == 0);
    std::uint8_t pixels[12] = {};
    float results[12] = {};
    rk::Input in{0, pixels, 12, 0, rk::uint8, rk::layout_nhwc};
    rk::Output out{1, 1, 0, results, sizeof results};
    const auto with = [&](auto change) {
        rk::Input changed = in;
        change(changed);
        set_inputs(context, 1, &changed);
    };
    CHECK(ends_in_violation([&] { run(context, nullptr); }));  // no input yet
    CHECK(ends_in_violation([&] { run(context + 1, nullptr); }));
    CHECK(ends_in_violation([&] { with([](rk::Input& i) { i.bytes = 11; }); }));
    CHECK(ends_in_violation([&] { with([](rk::Input& i) { i.layout = 0; }); }));
    CHECK(ends_in_violation([&] { with([](rk::Input& i) { i.pass_through = 1; }); }));
    CHECK(ends_in_violation([&] { get_outputs(context, 1, &out, nullptr); }));  // before a run
    CHECK(ends_in_violation([&] { create_memory(context, 64), destroy(context); }));
    CHECK(ends_in_violation([&] {
        set_inputs(context, 1, &in), run(context, nullptr), get_outputs(context, 1, &out, nullptr),
            run(context, nullptr);  // held
    }));
    CHECK(!ends_in_violation(
        [&] { set_inputs(context, 1, &in), run(context, nullptr), get_outputs(context, 1, &out, nullptr); }));
    destroy(context);
    dlclose(library);
}

}  // namespace edgegate::tests
