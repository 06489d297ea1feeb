// Rockchip's NPU: RK3562, RK3566/68, RK3576, RK3588, RV1126B.
#pragma once

#include <map>
#include <memory>
#include <mutex>

#include "npu/backend.hpp"
#include "npu/rockchip/rknn_context.hpp"

namespace edgegate::npu {

std::shared_ptr<Backend> open_rockchip();

namespace rknn {

class RknnBackend final : public Backend {
public:
    RknnBackend();

    std::unique_ptr<Model> open_model(std::shared_ptr<Backend> self, const std::string& path,
                                      const OpenOptions& options) override;

private:
    // A file that is already open is duplicated: a model for each of a chip's cores shares one set of weights.
    std::shared_ptr<LoadedContext> context(const std::string& path);

    const Runtime& api_;
    std::mutex lock_;
    std::map<std::string, std::weak_ptr<LoadedContext>> loaded_;
};

}  // namespace rknn
}  // namespace edgegate::npu
