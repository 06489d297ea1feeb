// What the bridge costs: the same model run by ONNX Runtime's own function, through the bridge, and through a process of its own.
//   EDGEGATE_ONNXRUNTIME=... npu_bench [MODEL.onnx]     without a model: one of four numbers, so that nothing but the way counts
// Ways take turns within every round, so that a busy machine is as busy for each; medians of all runs.
#include <algorithm>
#include <chrono>
#include <cstring>
#include <deque>
#include <functional>
#include <vector>

#include "npu/aligned_buffer.hpp"
#include "npu/onnxruntime/ort_api.hpp"
#include "tests/npu_test.hpp"
#include "tests/tiny_onnx.hpp"

using namespace edgegate;
using namespace edgegate::tests;

namespace {

// ONNX Runtime used as plainly as can be: one session, its values bound once, nothing but Run in between.
class DirectRun final {
public:
    explicit DirectRun(const char* path, eg_npu_model* described)
        : api_(npu::Library::open({"EDGEGATE_ONNXRUNTIME", {"libonnxruntime.so"}, {}, "set EDGEGATE_ONNXRUNTIME"})) {
        npu::OrtEnv* environment = nullptr;
        npu::OrtSessionOptions* settings = nullptr;
        check(api_.call<npu::ort::create_env>(int{npu::ort::log_fatal}, "bench", &environment));
        check(api_.call<npu::ort::create_session_options>(&settings));
        check(api_.call<npu::ort::set_intra_op_num_threads>(settings, 1));
        check(api_.call<npu::ort::add_session_config_entry>(settings, "session.intra_op.allow_spinning", "0"));
        check(api_.call<npu::ort::create_session>(environment, path, settings, &session_));
        check(api_.call<npu::ort::create_cpu_memory_info>(int{npu::ort::arena_allocator}, int{npu::ort::memory_default},
                                                          &memory_));
        for (const int direction : {EG_TENSOR_INPUT, EG_TENSOR_OUTPUT}) bind(described, direction);
    }

    void run() {
        check(api_.call<npu::ort::run>(session_, static_cast<const npu::OrtRunOptions*>(nullptr), names_[0].data(),
                                       static_cast<const npu::OrtValue* const*>(values_[0].data()), values_[0].size(),
                                       names_[1].data(), values_[1].size(), values_[1].data()));
    }

private:
    void check(npu::OrtStatus* status) const { api_.check(status, "the bench cannot use", "ONNX Runtime"); }

    void bind(eg_npu_model* described, int direction) {
        std::int32_t count = 0;
        CHECK_NPU(EG_OK, eg_npu_model_tensor_count(described, direction, &count));
        for (std::int32_t i = 0; i < count; ++i) {
            eg_npu_tensor_info info{};
            info.struct_size = sizeof info;
            CHECK_NPU(EG_OK, eg_npu_model_tensor_info(described, direction, i, &info));
            const std::vector<std::int64_t> shape(info.shape, info.shape + info.rank);
            const auto& buffer = buffers_.emplace_back(info.bytes);
            npu::OrtValue* value = nullptr;
            check(api_.call<npu::ort::create_tensor_with_data>(static_cast<const npu::OrtMemoryInfo*>(memory_), buffer.data(),
                                                               buffer.bytes(), shape.data(), shape.size(),
                                                               info.type == EG_TENSOR_UINT8 ? 2 : 1, &value));
            values_[direction].push_back(value);
            names_[direction].push_back(texts_.emplace_back(info.name).c_str());
        }
    }

    npu::OrtApi api_;
    npu::OrtSession* session_ = nullptr;
    npu::OrtMemoryInfo* memory_ = nullptr;
    std::deque<npu::AlignedBuffer> buffers_;
    std::deque<std::string> texts_;
    std::vector<npu::OrtValue*> values_[2];
    std::vector<const char*> names_[2];
};

double microseconds(const std::function<void()>& body) {
    const auto start = std::chrono::steady_clock::now();
    body();
    return std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - start).count();
}

double median(std::vector<double>& values) {
    std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2), values.end());
    return values[values.size() / 2];
}

eg_npu_model* open(bool apart, const char* path) {
    eg_npu_backend* backend = nullptr;
    eg_npu_model* model = nullptr;
    const eg_npu_open_options options{sizeof options, 1, 5000, 0};
    const eg_status status =
        apart ? eg_npu_worker_open("onnxruntime", 20'000, &backend) : eg_npu_backend_open("onnxruntime", &backend);
    if (status != EG_OK || eg_npu_model_open(backend, path, &options, &model) != EG_OK) {
        std::fprintf(stderr, "npu_bench: %s\n", eg_npu_last_error());
        std::exit(1);
    }
    eg_npu_backend_close(backend);
    return model;
}

void run(eg_npu_model* model) {
    if (eg_npu_model_run(model) != EG_OK) {
        std::fprintf(stderr, "npu_bench: %s\n", eg_npu_last_error());
        std::exit(1);
    }
}

}  // namespace

int main(int count, char** arguments) {
    const TemporaryFile tiny(onnx_unary("Relu", onnx_float, {1, 4}));
    const char* path = count > 1 ? arguments[1] : tiny.path();
    const int rounds = count > 1 ? 300 : 20'000;
    eg_npu_model* bridge = open(false, path);
    DirectRun direct(path, bridge);
    eg_npu_model* apart = open(true, path);
    std::vector<double> times[3];
    for (int round = -rounds / 10; round < rounds; ++round) {
        const double took[] = {microseconds([&] { direct.run(); }), microseconds([&] { run(bridge); }),
                               microseconds([&] { run(apart); })};
        for (int way = 0; way < 3 && round >= 0; ++way) times[way].push_back(took[way]);
    }
    const double base = median(times[0]), through = median(times[1]), other = median(times[2]);
    std::printf("%s, %d runs, medians\n", count > 1 ? path : "a model of four numbers", rounds);
    std::printf("  ONNX Runtime's own Run        %10.2f us\n", base);
    std::printf("  through the bridge            %10.2f us   %+8.2f us\n", through, through - base);
    std::printf("  in a process of its own       %10.2f us   %+8.2f us\n", other, other - base);
    eg_npu_model_close(apart);
    eg_npu_model_close(bridge);
    return 0;
}
