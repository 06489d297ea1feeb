// One RKNN model. Pictures go in as raw bytes, height x width x channels: mean, scale and quantisation were baked in by the
// converter. Results come out as floats.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "npu/backend.hpp"
#include "npu/rockchip/rknn_context.hpp"

namespace edgegate::npu::rknn {

class RknnModel final : public Model {
public:
    RknnModel(const Runtime& api, std::shared_ptr<LoadedContext> context, const std::string& path, const OpenOptions& options);
    ~RknnModel() override;
    RknnModel(const RknnModel&) = delete;
    RknnModel& operator=(const RknnModel&) = delete;

    void run() override;
    void* data(bool output, std::size_t index) override;

private:
    void describe();
    Tensor describe_one(bool output, std::uint32_t index);
    bool share_memory();
    bool share_one(const Attributes& attributes, std::uint64_t bytes);
    void bind(std::size_t slot, Attributes attributes);
    void release_memory() noexcept;
    void prepare_copies();
    void run_with_copies();

    const Runtime& api_;
    std::shared_ptr<LoadedContext> context_;
    std::string path_;
    std::vector<Attributes> input_attributes_;
    std::vector<Attributes> output_attributes_;

    // Shared with the NPU: inputs first, then outputs. Empty when the runtime copies instead.
    std::vector<Memory*> shared_;

    // The other way, for runtimes or strides that cannot share.
    std::vector<AlignedBuffer> input_buffers_;
    std::vector<AlignedBuffer> output_buffers_;
    std::vector<Input> inputs_;
    std::vector<Output> outputs_;
};

}  // namespace edgegate::npu::rknn
