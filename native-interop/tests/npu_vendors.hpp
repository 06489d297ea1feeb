// What the tests of the vendors' backends share.
#pragma once

#include <cstdlib>
#include <functional>
#include <string>

#include "tests/doubles/double_model.hpp"
#include "tests/npu_test.hpp"
#include "tests/tiny_onnx.hpp"

namespace edgegate::tests {

// Acts out a fault while it lives.
class Fault final {
public:
    explicit Fault(const std::string& name) { setenv("EDGEGATE_DOUBLE_FAULT", name.c_str(), 1); }
    ~Fault() { unsetenv("EDGEGATE_DOUBLE_FAULT"); }
    Fault(const Fault&) = delete;
    Fault& operator=(const Fault&) = delete;
};

eg_npu_backend* open_vendor(const char* name);
eg_npu_model* open_vendor_model(eg_npu_backend* backend, const char* path, std::uint32_t core_mask = 0);
inline eg_status refusal(eg_npu_backend* backend, const char* path) {
    eg_npu_model* model = nullptr;
    const eg_status status = eg_npu_model_open(backend, path, nullptr, &model);
    CHECK(model == nullptr);
    return status;
}

// Runs `body` in a child process and says whether the double ended it for a violation.
bool ends_in_violation(const std::function<void()>& body);

// Opens, runs and closes for a while; memory, threads and descriptors must not grow. EDGEGATE_RUNS sets the number of runs.
void check_no_growth(eg_npu_backend* backend, const char* path);

// EDGEGATE_FUZZ_ROUNDS sets how many.
void check_hostile_descriptions(const char* backend_name, const char* path);

void test_sophgo();
void test_sophgo_simple();
void test_sophgo_double();
void test_rockchip();
void test_rockchip_double();

}  // namespace edgegate::tests
