// The model file of the doubles: a few lines of text about what the vendor's converter would have fixed, an empty line, then
// the ONNX file that computes the result. Written by the tests, read by the doubles.
#pragma once

#include <cstdlib>
#include <map>
#include <memory>
#include <string>

#include "edgegate_npu.h"

namespace edgegate::doubles {

using Properties = std::map<std::string, std::string>;

inline std::string double_file(const std::string& vendor, const Properties& properties, const std::string& onnx) {
    std::string file = "edgegate-double " + vendor + "\n";
    for (const auto& [key, value] : properties) file += key + "=" + value + "\n";
    return file + "\n" + onnx;
}

// Ends the process: a broken rule of the vendor's must not be survived by the test that broke it.
[[noreturn]] __attribute__((format(printf, 1, 2))) void violation(const char* format, ...);

// The fault to act out now, from EDGEGATE_DOUBLE_FAULT ("name", "name=number", either with "@count"): true when `name` is it,
// with a count from the count-th time on.
bool fault(const char* name, int* number = nullptr);

// What only another process survives, at `where` ("open" or "run"): faults open-crash, run-crash, -abort, -exit=code, -hang and
// -slow=milliseconds.
void misbehave(const char* where);

// A double's model: the properties, and the ONNX file computed by the bridge's own ONNX backend.
class DoubleModel final {
public:
    // Null when the file is not for this vendor or damaged.
    static std::unique_ptr<DoubleModel> load(const std::string& path, const std::string& vendor);
    ~DoubleModel();
    DoubleModel(const DoubleModel&) = delete;
    DoubleModel& operator=(const DoubleModel&) = delete;

    std::string text(const std::string& key, const std::string& otherwise) const;
    double number(const std::string& key, double otherwise) const;

    int count(int direction) const;
    eg_npu_tensor_info info(int direction, int index) const;
    void* data(int direction, int index) const;
    bool run() const;

private:
    DoubleModel() = default;
    Properties properties_;
    eg_npu_backend* backend_ = nullptr;
    eg_npu_model* model_ = nullptr;
};

}  // namespace edgegate::doubles
