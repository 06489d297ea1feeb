// What a runtime has to offer to be a backend. To add one: implement both classes, list its opener in registry.cpp.
#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "npu/aligned_buffer.hpp"
#include "npu/tensor.hpp"

namespace edgegate::npu {

struct OpenOptions {
    int threads = 1;
    int deadline_ms = 0;
    std::uint32_t core_mask = 0;
};

struct Telemetry {
    float temperature_c = std::numeric_limits<float>::quiet_NaN();
    float power_w = std::numeric_limits<float>::quiet_NaN();
};

// A loaded model. The bridge calls it from one thread at a time. The constructor of an implementation fills `inputs` and
// `outputs` and gives every tensor its memory; neither changes afterwards. Functions throw Fault.
class Model {
public:
    virtual ~Model() = default;
    virtual void run() = 0;
    virtual void* data(bool output, std::size_t index) = 0;
    virtual Telemetry telemetry() const { return {}; }

    std::vector<Tensor> inputs;
    std::vector<Tensor> outputs;
};

// An open runtime. Shared by its models, so that it outlives them. Thread-safe.
class Backend {
public:
    virtual ~Backend() = default;
    virtual std::unique_ptr<Model> open_model(std::shared_ptr<Backend> self, const std::string& path,
                                              const OpenOptions& options) = 0;

    // Some runtimes tell their version only once a model is open, while other threads may already ask.
    std::string version() const {
        const std::lock_guard<std::mutex> guard(version_lock_);
        return version_;
    }

    std::string device;   // set by the constructor
    std::string library;  // set by the constructor

protected:
    void set_version(std::string text) {
        const std::lock_guard<std::mutex> guard(version_lock_);
        version_ = std::move(text);
    }

private:
    mutable std::mutex version_lock_;
    std::string version_;
};

}  // namespace edgegate::npu
