#include "npu/onnxruntime/ort_backend.hpp"

#include <cstdlib>

#include "npu/library.hpp"
#include "npu/onnxruntime/ort_api.hpp"
#include "npu/onnxruntime/ort_model.hpp"

namespace edgegate::npu {

namespace {

constexpr LibrarySearch search{
    "EDGEGATE_ONNXRUNTIME",
    {"libonnxruntime.so", "libonnxruntime.so.1", "libonnxruntime.so.1.*"},
    {"/usr/local/lib", "/usr/lib", "/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu"},
    "Put ONNX Runtime 1.11 or later beside the program as libonnxruntime.so",
};

// Library and environment live as long as the process: the runtime starts threads of its own and expects one environment.
struct Runtime {
    Library library;
    OrtApi api;
    OrtEnv* environment = nullptr;

    Runtime() : library(Library::open(search)), api(library) {
        // Else the runtime counts its uses below the user's home and sends the counts to its maker; it reads this when it makes an
        // environment.
        setenv("ORT_DISABLE_TELEMETRY", "1", 1);
        // Errors come back as status; the runtime's own log would repeat them on standard error.
        api.check(api.call<ort::create_env>(int{ort::log_fatal}, static_cast<const char*>("edgegate"), &environment),
                  "cannot start", library.path().c_str());
    }
};

// A failed first attempt throws out of the initialiser and is repeated at the next call: a file put in place later is found.
const Runtime& runtime() {
    static const Runtime* instance = new Runtime();
    return *instance;
}

class OrtBackend final : public Backend {
public:
    OrtBackend() {
        set_version(runtime().api.version());
        device = "cpu";
        library = runtime().library.path();
    }

    std::unique_ptr<Model> open_model(std::shared_ptr<Backend>, const std::string& path, const OpenOptions& options) override {
        return std::make_unique<OrtModel>(runtime().api, runtime().environment, path, options);
    }
};

}  // namespace

std::shared_ptr<Backend> open_onnxruntime() { return std::make_shared<OrtBackend>(); }

}  // namespace edgegate::npu
