// ONNX Runtime behind the ABI: results, faults, deadlines, threads, growth.
#include <dirent.h>

#include <atomic>
#include <cmath>
#include <cstddef>
#include <thread>

#include "tests/npu_test.hpp"
#include "tests/tiny_onnx.hpp"

namespace edgegate::tests {

namespace {

eg_npu_backend* open_backend() {
    eg_npu_backend* backend = nullptr;
    CHECK_NPU(EG_OK, eg_npu_backend_open("onnxruntime", &backend));
    return backend;
}

eg_npu_model* open_model(eg_npu_backend* backend, const TemporaryFile& file, int deadline_ms = 0) {
    const eg_npu_open_options options{sizeof options, 1, deadline_ms, 0};
    eg_npu_model* model = nullptr;
    CHECK_NPU(EG_OK, eg_npu_model_open(backend, file.path(), &options, &model));
    return model;
}

void test_run(eg_npu_backend* backend) {
    const TemporaryFile file(onnx_unary("Relu", onnx_float, {1, 3}));
    eg_npu_model* model = open_model(backend, file);
    auto* in = buffer<float>(model, EG_TENSOR_INPUT);
    auto* out = buffer<float>(model, EG_TENSOR_OUTPUT);
    in[0] = -1, in[1] = 2, in[2] = 0.5f;
    CHECK_NPU(EG_OK, eg_npu_model_run(model));
    CHECK(out[0] == 0 && out[1] == 2 && out[2] == 0.5f);

    eg_npu_tensor_info info{};
    info.struct_size = sizeof info;
    CHECK_NPU(EG_OK, eg_npu_model_tensor_info(model, EG_TENSOR_OUTPUT, 0, &info));
    CHECK(info.rank == 2 && info.shape[1] == 3 && info.bytes == 12 && info.scale == 1 && std::strcmp(info.name, "y") == 0);
    CHECK_NPU(EG_INVALID_ARGUMENT, eg_npu_model_tensor_info(model, EG_TENSOR_OUTPUT, 1, &info));
    CHECK_NPU(EG_INVALID_ARGUMENT, eg_npu_model_tensor_info(model, 2, 0, &info));

    // A caller built against an older, shorter struct: nothing behind its end is written.
    eg_npu_stats stats{};
    stats.struct_size = offsetof(eg_npu_stats, failures);
    stats.failures = 77;
    CHECK_NPU(EG_OK, eg_npu_model_stats(model, &stats));
    CHECK(stats.runs == 1 && stats.failures == 77);
    stats.struct_size = sizeof stats;
    CHECK_NPU(EG_OK, eg_npu_model_stats(model, &stats));
    CHECK(stats.failures == 0 && std::isnan(stats.temperature_c));
    eg_npu_model_close(model);
}

void test_refusals(eg_npu_backend* backend) {
    eg_npu_model* model = nullptr;
    CHECK_NPU(EG_NOT_FOUND, eg_npu_model_open(backend, "/nowhere/model.onnx", nullptr, &model));
    CHECK(error_says("/nowhere/model.onnx") && model == nullptr);
    CHECK_NPU(EG_NOT_FOUND, eg_npu_model_open(backend, "/tmp", nullptr, &model));
    const TemporaryFile noise("this is no model"), empty(""), dynamic(onnx_unary("Relu", onnx_float, {-1, 3}));
    const TemporaryFile wide(onnx_unary("Identity", onnx_int64, {3})), huge(onnx_unary("Relu", onnx_float, {70000, 70000}));
    const TemporaryFile named(onnx_unary("Relu", onnx_float, {1}, std::string(300, 'n')));
    CHECK_NPU(EG_BAD_DATA, eg_npu_model_open(backend, noise.path(), nullptr, &model));
    CHECK_NPU(EG_BAD_DATA, eg_npu_model_open(backend, empty.path(), nullptr, &model));
    CHECK_NPU(EG_UNSUPPORTED, eg_npu_model_open(backend, dynamic.path(), nullptr, &model));
    CHECK_NPU(EG_UNSUPPORTED, eg_npu_model_open(backend, wide.path(), nullptr, &model));
    CHECK_NPU(EG_TOO_LARGE, eg_npu_model_open(backend, huge.path(), nullptr, &model));
    CHECK_NPU(EG_UNSUPPORTED, eg_npu_model_open(backend, named.path(), nullptr, &model));
    const TemporaryFile fine(onnx_unary("Relu", onnx_float, {1}));
    for (const eg_npu_open_options bad : {eg_npu_open_options{4, 1, 0, 0}, {16, 0, 0, 0}, {16, 65, 0, 0}, {16, 1, -1, 0}})
        CHECK_NPU(EG_INVALID_ARGUMENT, eg_npu_model_open(backend, fine.path(), &bad, &model));
    CHECK(model == nullptr);
}

void test_deadline(eg_npu_backend* backend) {
    const TemporaryFile slow(onnx_products(640, 200)), quick(onnx_unary("Relu", onnx_float, {4}));
    eg_npu_model* model = open_model(backend, slow, 20);
    for (int round = 0; round < 2; ++round) {
        CHECK_NPU(EG_TIMEOUT, eg_npu_model_run(model));
        CHECK(error_says("deadline of 20 ms"));
    }
    eg_npu_stats stats{};
    stats.struct_size = sizeof stats;
    CHECK_NPU(EG_OK, eg_npu_model_stats(model, &stats));
    CHECK(stats.timeouts == 2 && stats.failures == 2 && stats.runs == 0);
    eg_npu_model_close(model);

    model = open_model(backend, quick, 5000);
    for (int round = 0; round < 1000; ++round) CHECK_NPU(EG_OK, eg_npu_model_run(model));
    eg_npu_model_close(model);
}

void test_second_thread(eg_npu_backend* backend) {
    const TemporaryFile file(onnx_products(256, 8));
    eg_npu_model* model = open_model(backend, file);
    std::atomic<int> refused{0}, other{0};
    const auto work = [&] {
        for (int round = 0; round < 30; ++round) {
            const auto status = eg_npu_model_run(model);
            if (status == EG_INVALID_ARGUMENT) ++refused;
            if (status != EG_OK && status != EG_INVALID_ARGUMENT) ++other;
        }
    };
    std::thread first(work), second(work);
    first.join();
    second.join();
    CHECK(other == 0);
    eg_npu_stats stats{};
    stats.struct_size = sizeof stats;
    CHECK_NPU(EG_OK, eg_npu_model_stats(model, &stats));
    CHECK(stats.runs + static_cast<unsigned>(refused) == 60);
    eg_npu_model_close(model);
}

int open_descriptors() {
    int count = 0;
    if (DIR* folder = opendir("/proc/self/fd")) {
        while (readdir(folder) != nullptr) ++count;
        closedir(folder);
    }
    return count;
}

void test_no_growth(eg_npu_backend* backend) {
    const TemporaryFile file(onnx_unary("Relu", onnx_float, {8}));
    const int before = open_descriptors();
    for (int round = 0; round < 50; ++round) {
        eg_npu_model* model = open_model(backend, file, round % 2 == 0 ? 0 : 1000);
        CHECK_NPU(EG_OK, eg_npu_model_run(model));
        eg_npu_model_close(model);
    }
    CHECK(open_descriptors() == before);
}

}  // namespace

void test_onnxruntime() {
    eg_npu_backend* backend = open_backend();
    if (backend == nullptr) return;
    eg_npu_backend_info info{};
    info.struct_size = sizeof info;
    CHECK_NPU(EG_OK, eg_npu_backend_query(backend, &info));
    CHECK(info.usable == 1 && std::strlen(info.version) > 3 && std::strcmp(info.device, "cpu") == 0);
    test_run(backend);
    test_refusals(backend);
    test_deadline(backend);
    test_second_thread(backend);
    test_no_growth(backend);

    // A model keeps what it needs of its backend.
    const TemporaryFile file(onnx_unary("Relu", onnx_float, {1}));
    eg_npu_model* model = open_model(backend, file);
    eg_npu_backend_close(backend);
    CHECK_NPU(EG_OK, eg_npu_model_run(model));
    eg_npu_model_close(model);
}

}  // namespace edgegate::tests
