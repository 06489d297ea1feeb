// What the tests of the inference library share.
#pragma once

#include <unistd.h>

#include <cstdio>
#include <string>

#include "edgegate_npu.h"
#include "tests/check.hpp"

#define CHECK_NPU(status, call) \
    ::edgegate::tests::check_status((status), (call), eg_npu_last_error(), #call, __FILE__, __LINE__)

namespace edgegate::tests {

// A file that is gone when the test ends. Its path holds a blank.
class TemporaryFile final {
public:
    explicit TemporaryFile(const std::string& content)
        : path_("/tmp/edgegate test " + std::to_string(getpid()) + "-" + std::to_string(next_++)) {
        std::FILE* file = std::fopen(path_.c_str(), "wb");
        CHECK(file != nullptr && std::fwrite(content.data(), 1, content.size(), file) == content.size());
        if (file != nullptr) std::fclose(file);
    }
    ~TemporaryFile() { unlink(path_.c_str()); }
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
    const char* path() const { return path_.c_str(); }

private:
    static inline int next_ = 0;
    std::string path_;
};

inline bool error_says(const std::string& text) { return std::string(eg_npu_last_error()).find(text) != std::string::npos; }

template <typename Element>
Element* buffer(eg_npu_model* model, int direction, int index = 0) {
    void* data = nullptr;
    std::uint64_t bytes = 0;
    CHECK_NPU(EG_OK, eg_npu_model_buffer(model, direction, index, &data, &bytes));
    CHECK(reinterpret_cast<std::uintptr_t>(data) % 64 == 0);
    return static_cast<Element*>(data);
}

void test_onnxruntime();

}  // namespace edgegate::tests
