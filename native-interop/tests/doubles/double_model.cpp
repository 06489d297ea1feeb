#include "tests/doubles/double_model.hpp"

#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <csignal>
#include <cstdarg>
#include <cstdio>
#include <cstring>

namespace edgegate::doubles {

void violation(const char* format, ...) {
    std::fputs("double: violation: ", stderr);
    va_list arguments;
    va_start(arguments, format);
    std::vfprintf(stderr, format, arguments);
    va_end(arguments);
    std::fputc('\n', stderr);
    std::abort();
}

bool fault(const char* name, int* number) {
    const char* wanted = std::getenv("EDGEGATE_DOUBLE_FAULT");
    if (wanted == nullptr) return false;
    const std::size_t length = std::strlen(name);
    const char* rest = wanted + length;
    if (std::strncmp(wanted, name, length) != 0 || (*rest != '\0' && *rest != '=' && *rest != '@')) return false;
    static std::atomic<int> passed{0};
    const char* from = std::strchr(rest, '@');
    if (from != nullptr && ++passed < std::atoi(from + 1)) return false;
    if (number != nullptr) *number = *rest == '=' ? std::atoi(rest + 1) : 0;
    return true;
}

void misbehave(const char* where) {
    const std::string at = where;
    int number = 0;
    if (fault((at + "-crash").c_str())) {
        std::signal(SIGSEGV, SIG_DFL);
        std::raise(SIGSEGV);
    }
    if (fault((at + "-abort").c_str())) violation("the double was asked to abort at %s", where);
    if (fault((at + "-exit").c_str(), &number)) _exit(number);
    if (fault((at + "-hang").c_str()))
        for (;;) pause();
    if (fault((at + "-slow").c_str(), &number)) usleep(static_cast<useconds_t>(number) * 1000);
}

namespace {

std::string read(const std::string& path) {
    std::string content;
    char block[65536];
    if (std::FILE* file = std::fopen(path.c_str(), "rb")) {
        for (std::size_t n; (n = std::fread(block, 1, sizeof block, file)) > 0;) content.append(block, n);
        std::fclose(file);
    }
    return content;
}

// The bridge loads files only: the ONNX part gets one for the moment of loading.
bool open(const std::string& onnx, eg_npu_backend** backend, eg_npu_model** model) {
    char path[] = "/tmp/edgegate-double-XXXXXX";
    const int descriptor = mkstemp(path);
    if (descriptor < 0) return false;
    const bool written = write(descriptor, onnx.data(), onnx.size()) == static_cast<ssize_t>(onnx.size());
    close(descriptor);
    const bool opened = written && eg_npu_backend_open("onnxruntime", backend) == EG_OK &&
                        eg_npu_model_open(*backend, path, nullptr, model) == EG_OK;
    if (!opened) std::fprintf(stderr, "double: %s\n", eg_npu_last_error());
    unlink(path);
    return opened;
}

}  // namespace

std::unique_ptr<DoubleModel> DoubleModel::load(const std::string& path, const std::string& vendor) {
    const std::string file = read(path), intro = "edgegate-double " + vendor + "\n";
    const auto body = file.find("\n\n");
    if (file.compare(0, intro.size(), intro) != 0 || body == std::string::npos) return nullptr;
    std::unique_ptr<DoubleModel> model(new DoubleModel());
    for (std::size_t at = intro.size(); at < body;) {
        const auto end = file.find('\n', at), equals = file.find('=', at);
        if (equals == std::string::npos || equals > end) return nullptr;
        model->properties_[file.substr(at, equals - at)] = file.substr(equals + 1, end - equals - 1);
        at = end + 1;
    }
    return open(file.substr(body + 2), &model->backend_, &model->model_) ? std::move(model) : nullptr;
}

// Property noise: what a bad conversion does to the results, as a share of their largest.
bool DoubleModel::run() const {
    if (eg_npu_model_run(model_) != EG_OK) return false;
    const double share = number("noise", 0);
    for (int i = 0; share > 0 && i < count(EG_TENSOR_OUTPUT); ++i) {
        if (info(EG_TENSOR_OUTPUT, i).type != EG_TENSOR_FLOAT32) continue;
        auto* values = static_cast<float*>(data(EG_TENSOR_OUTPUT, i));
        const auto length = static_cast<std::ptrdiff_t>(info(EG_TENSOR_OUTPUT, i).bytes / sizeof(float));
        float largest = 0;
        for (std::ptrdiff_t at = 0; at < length; ++at) largest = std::max(largest, std::abs(values[at]));
        for (std::ptrdiff_t at = 0; at < length; ++at) values[at] += largest * static_cast<float>(at % 2 == 0 ? share : -share);
    }
    return true;
}

DoubleModel::~DoubleModel() {
    eg_npu_model_close(model_);
    eg_npu_backend_close(backend_);
}

std::string DoubleModel::text(const std::string& key, const std::string& otherwise) const {
    const auto found = properties_.find(key);
    return found == properties_.end() ? otherwise : found->second;
}

double DoubleModel::number(const std::string& key, double otherwise) const {
    const auto found = properties_.find(key);
    return found == properties_.end() ? otherwise : std::atof(found->second.c_str());
}

int DoubleModel::count(int direction) const {
    std::int32_t count = 0;
    return eg_npu_model_tensor_count(model_, direction, &count) == EG_OK ? count : 0;
}

eg_npu_tensor_info DoubleModel::info(int direction, int index) const {
    eg_npu_tensor_info info{};
    info.struct_size = sizeof info;
    if (eg_npu_model_tensor_info(model_, direction, index, &info) != EG_OK) std::abort();
    return info;
}

void* DoubleModel::data(int direction, int index) const {
    void* data = nullptr;
    std::uint64_t bytes = 0;
    if (eg_npu_model_buffer(model_, direction, index, &data, &bytes) != EG_OK) std::abort();
    return data;
}

}  // namespace edgegate::doubles
