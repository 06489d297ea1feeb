// One network of a .bmodel file: host memory that never moves, device memory allocated once.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "npu/sophgo/sophgo_backend.hpp"

namespace edgegate::npu::sophgo {

class SophgoModel final : public Model {
public:
    SophgoModel(std::shared_ptr<SophgoBackend> backend, const std::string& path, const OpenOptions& options);
    ~SophgoModel() override;
    SophgoModel(const SophgoModel&) = delete;
    SophgoModel& operator=(const SophgoModel&) = delete;

    void run() override;
    void* data(bool output, std::size_t index) override;
    Telemetry telemetry() const override;

private:
    struct Side {
        std::vector<AlignedBuffer> host;
        std::vector<DeviceTensor> device;  // on the simple path empty, and these two are what the runtime wants
        std::vector<void*> pointers;
        std::vector<Shape> shapes;
    };

    void load();
    void choose_cores(std::uint32_t mask);
    void describe(bool output);
    void allocate(bool output);
    void launch();
    void run_simple();
    void synchronise();
    void release() noexcept;
    void check(std::int32_t status, const char* what) const;

    std::shared_ptr<SophgoBackend> backend_;
    const Runtime& api_;
    std::string path_;
    void* runtime_ = nullptr;
    const Network* network_ = nullptr;  // owned by runtime_
    std::vector<int> cores_;            // empty: the runtime chooses
    Side input_side_;
    Side output_side_;
};

}  // namespace edgegate::npu::sophgo
