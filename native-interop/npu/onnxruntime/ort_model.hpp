// One ONNX model: a session, its tensors bound once to memory that never moves.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "npu/backend.hpp"
#include "npu/onnxruntime/ort_api.hpp"
#include "npu/watchdog.hpp"

namespace edgegate::npu {

class OrtModel final : public Model {
public:
    OrtModel(const OrtApi& api, OrtEnv* environment, const std::string& path, const OpenOptions& options);
    ~OrtModel() override;
    OrtModel(const OrtModel&) = delete;
    OrtModel& operator=(const OrtModel&) = delete;

    void run() override;
    void* data(bool output, std::size_t index) override;

private:
    // One side of the model as Run wants it: parallel arrays of names and values.
    struct Side {
        std::vector<AlignedBuffer> buffers;
        std::vector<OrtValue*> values;
        std::vector<const char*> names;
    };

    void create_session(OrtEnv* environment, const OpenOptions& options);
    void describe(bool output, std::vector<Tensor>& into);
    Tensor describe_one(bool output, std::size_t index);
    void bind(const std::vector<Tensor>& tensors, Side& side);
    void release() noexcept;

    const OrtApi& api_;
    std::string path_;
    int deadline_ms_;
    OrtSession* session_ = nullptr;
    OrtMemoryInfo* memory_ = nullptr;
    OrtRunOptions* run_options_ = nullptr;
    Side input_side_;
    Side output_side_;
    std::unique_ptr<Watchdog> watchdog_;  // last: stopped before anything it could touch is released
};

}  // namespace edgegate::npu
