// libedgegate_npu.so through its C ABI, first without a runtime, then with ONNX Runtime.
#include "tests/npu_test.hpp"

#include <cstdlib>

namespace edgegate::tests {

namespace {

void test_arguments() {
    eg_npu_backend* backend = nullptr;
    eg_npu_model* model = nullptr;
    eg_npu_backend_info info{};
    std::int32_t count = 0;
    CHECK(eg_npu_abi_version() == EG_NPU_ABI);
    CHECK(eg_npu_backend_count() >= 1);
    CHECK_NPU(EG_INVALID_ARGUMENT, eg_npu_backend_open(nullptr, &backend));
    CHECK_NPU(EG_INVALID_ARGUMENT, eg_npu_backend_open("onnxruntime", nullptr));
    CHECK_NPU(EG_INVALID_ARGUMENT, eg_npu_backend_open("abacus", &backend));
    CHECK(error_says("abacus") && error_says("onnxruntime") && backend == nullptr);
    CHECK_NPU(EG_INVALID_ARGUMENT, eg_npu_backend_describe(99, &info));
    CHECK_NPU(EG_INVALID_ARGUMENT, eg_npu_backend_describe(0, nullptr));
    CHECK_NPU(EG_INVALID_ARGUMENT, eg_npu_backend_describe(0, &info));
    CHECK(error_says("struct_size"));
    CHECK_NPU(EG_INVALID_ARGUMENT, eg_npu_model_open(nullptr, "x", nullptr, &model));
    CHECK_NPU(EG_INVALID_ARGUMENT, eg_npu_model_tensor_count(nullptr, EG_TENSOR_INPUT, &count));
    CHECK_NPU(EG_INVALID_ARGUMENT, eg_npu_model_run(nullptr));
    eg_npu_backend_close(nullptr);
    eg_npu_model_close(nullptr);
}

// What doctor shows when the runtime is missing, or when something else lies in its place.
void test_missing_runtime() {
    const char* real = std::getenv("EDGEGATE_ONNXRUNTIME");
    const std::string kept = real != nullptr ? real : "";
    for (const char* wrong : {"/nowhere/libonnxruntime.so", "libm.so.6"}) {
        setenv("EDGEGATE_ONNXRUNTIME", wrong, 1);
        eg_npu_backend_info info{};
        info.struct_size = sizeof info;
        for (std::int32_t i = 0; i < eg_npu_backend_count(); ++i) {
            CHECK_NPU(EG_OK, eg_npu_backend_describe(i, &info));
            if (std::strcmp(info.name, "onnxruntime") != 0) continue;
            CHECK(info.usable == 0);
            CHECK(std::strstr(info.reason, wrong) != nullptr);
        }
        eg_npu_backend* backend = nullptr;
        CHECK_NPU(EG_UNAVAILABLE, eg_npu_backend_open("onnxruntime", &backend));
        CHECK(backend == nullptr);
    }
    CHECK(error_says("OrtGetApiBase"));
    if (kept.empty())
        unsetenv("EDGEGATE_ONNXRUNTIME");
    else
        setenv("EDGEGATE_ONNXRUNTIME", kept.c_str(), 1);
}

}  // namespace

}  // namespace edgegate::tests

int main() {
    using namespace edgegate::tests;
    test_missing_runtime();  // first: a runtime once loaded stays
    test_arguments();
    test_onnxruntime();
    return report("npu");
}
