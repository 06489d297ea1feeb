// A model as the ABI hands it out: the vendor's model, guarded against a second thread, with its statistics.
#pragma once

#include <atomic>
#include <memory>
#include <string>
#include <vector>

#include "edgegate_npu.h"
#include "npu/backend.hpp"

namespace edgegate::npu {

class ModelHandle {
public:
    ModelHandle(const std::shared_ptr<Backend>& backend, const std::string& path, const OpenOptions& options);

    const std::vector<Tensor>& tensors(std::int32_t direction) const;
    const Tensor& tensor(std::int32_t direction, std::int32_t index) const;
    void* data(std::int32_t direction, std::int32_t index);
    void run();
    eg_npu_stats stats() const;

private:
    std::shared_ptr<Backend> backend_;  // declared before the model: destroyed after it
    std::unique_ptr<Model> model_;
    std::atomic_flag busy_ = ATOMIC_FLAG_INIT;
    std::atomic<std::uint64_t> runs_{0}, failures_{0}, timeouts_{0}, last_us_{0}, total_us_{0};
};

}  // namespace edgegate::npu
