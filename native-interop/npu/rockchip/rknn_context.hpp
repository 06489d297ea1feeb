// One context of librknnrt: a loaded model, used by one thread at a time.
#pragma once

#include <memory>
#include <string>

#include "npu/rockchip/rknn_runtime.hpp"

namespace edgegate::npu::rknn {

class LoadedContext final {
public:
    // Loads the file. Throws Fault.
    LoadedContext(const Runtime& api, const std::string& path);

    // Shares the weights of `origin`, which lives on as long as its copies. Throws Fault.
    LoadedContext(const Runtime& api, const std::string& path, std::shared_ptr<LoadedContext> origin);

    ~LoadedContext();
    LoadedContext(const LoadedContext&) = delete;
    LoadedContext& operator=(const LoadedContext&) = delete;

    Context id() const noexcept { return id_; }

private:
    const Runtime& api_;
    std::shared_ptr<LoadedContext> origin_;
    Context id_ = 0;
};

// Throws for anything but success: what failed, for which file, what the code means, what to do.
void check(std::int32_t code, const char* what, const std::string& path);

}  // namespace edgegate::npu::rknn
