#include "npu/model_handle.hpp"

#include <sys/stat.h>

#include <cerrno>
#include <chrono>
#include <cstring>

#include "common/fault.hpp"

namespace edgegate::npu {

namespace {

// Said here once, in plain words, instead of in each runtime's own.
void require_file(const std::string& path) {
    struct stat status {};
    if (stat(path.c_str(), &status) != 0)
        fail(EG_NOT_FOUND, "the model %s cannot be opened: %s", path.c_str(), std::strerror(errno));
    if (!S_ISREG(status.st_mode)) fail(EG_NOT_FOUND, "the model %s is not a file", path.c_str());
    if (status.st_size == 0) fail(EG_BAD_DATA, "the model %s is empty: install it again", path.c_str());
}

std::unique_ptr<Model> open(const std::shared_ptr<Backend>& backend, const std::string& path, const OpenOptions& options) {
    require_file(path);
    return backend->open_model(backend, path, options);
}

class Busy final {
public:
    explicit Busy(std::atomic_flag& flag) : flag_(flag) {
        if (flag_.test_and_set(std::memory_order_acquire))
            fail(EG_INVALID_ARGUMENT, "two threads run one model: open it once for each thread");
    }
    Busy(const Busy&) = delete;
    Busy& operator=(const Busy&) = delete;
    ~Busy() { flag_.clear(std::memory_order_release); }

private:
    std::atomic_flag& flag_;
};

}  // namespace

ModelHandle::ModelHandle(const std::shared_ptr<Backend>& backend, const std::string& path, const OpenOptions& options)
    : backend_(backend), model_(open(backend, path, options)) {}

const std::vector<Tensor>& ModelHandle::tensors(std::int32_t direction) const {
    if (direction == EG_TENSOR_INPUT) return model_->inputs;
    if (direction == EG_TENSOR_OUTPUT) return model_->outputs;
    fail(EG_INVALID_ARGUMENT, "direction is %d: EG_TENSOR_INPUT or EG_TENSOR_OUTPUT", direction);
}

const Tensor& ModelHandle::tensor(std::int32_t direction, std::int32_t index) const {
    const auto& all = tensors(direction);
    if (index < 0 || static_cast<std::size_t>(index) >= all.size())
        fail(EG_INVALID_ARGUMENT, "there is no %s %d: the model has %zu", direction == EG_TENSOR_INPUT ? "input" : "output",
             index, all.size());
    return all[static_cast<std::size_t>(index)];
}

void* ModelHandle::data(std::int32_t direction, std::int32_t index) {
    (void)tensor(direction, index);
    return model_->data(direction == EG_TENSOR_OUTPUT, static_cast<std::size_t>(index));
}

void ModelHandle::run() {
    const Busy busy(busy_);
    const auto start = std::chrono::steady_clock::now();
    try {
        model_->run();
    } catch (const Fault& fault) {
        ++failures_;
        if (fault.status() == EG_TIMEOUT) ++timeouts_;
        throw;
    } catch (...) {
        ++failures_;
        throw;
    }
    const auto took = std::chrono::steady_clock::now() - start;
    last_us_ = static_cast<std::uint64_t>(std::chrono::duration_cast<std::chrono::microseconds>(took).count());
    total_us_ += last_us_;
    ++runs_;
}

eg_npu_stats ModelHandle::stats() const {
    const Telemetry telemetry = model_->telemetry();
    eg_npu_stats stats{};
    stats.runs = runs_;
    stats.failures = failures_;
    stats.timeouts = timeouts_;
    stats.last_us = last_us_;
    stats.total_us = total_us_;
    stats.temperature_c = telemetry.temperature_c;
    stats.power_w = telemetry.power_w;
    return stats;
}

}  // namespace edgegate::npu
