#include "npu/rockchip/rknn_backend.hpp"

#include <sys/stat.h>

#include "npu/rockchip/rknn_model.hpp"

namespace edgegate::npu {

namespace rknn {

namespace {

// Lives as long as the process, as its library does. A failed attempt is repeated at the next call.
const Runtime& loaded_runtime() {
    static const Runtime* instance = new Runtime();
    return *instance;
}

// A file that was replaced since is another one.
std::string identity(const std::string& path) {
    struct stat s {};
    if (stat(path.c_str(), &s) != 0) return path;
    return path + "\n" + std::to_string(s.st_ino) + " " + std::to_string(s.st_size) + " " + std::to_string(s.st_mtim.tv_sec) +
           " " + std::to_string(s.st_mtim.tv_nsec);
}

}  // namespace

RknnBackend::RknnBackend() : api_(loaded_runtime()) {
    library = api_.path();
    device = "npu";
    set_version("told with the first model");  // the runtime answers only for a context
}

std::shared_ptr<LoadedContext> RknnBackend::context(const std::string& path) {
    const std::lock_guard<std::mutex> guard(lock_);
    auto& known = loaded_[identity(path)];
    const auto origin = known.lock();
    if (origin != nullptr && api_.duplicate != nullptr) return std::make_shared<LoadedContext>(api_, path, origin);
    auto fresh = std::make_shared<LoadedContext>(api_, path);
    known = fresh;
    Version told{};
    if (api_.query(fresh->id(), query_version, &told, sizeof told) == ok) {
        told.api[sizeof told.api - 1] = told.driver[sizeof told.driver - 1] = '\0';
        set_version(std::string(told.api) + ", driver " + told.driver);
    }
    return fresh;
}

std::unique_ptr<Model> RknnBackend::open_model(std::shared_ptr<Backend>, const std::string& path, const OpenOptions& options) {
    return std::make_unique<RknnModel>(api_, context(path), path, options);
}

}  // namespace rknn

std::shared_ptr<Backend> open_rockchip() { return std::make_shared<rknn::RknnBackend>(); }

}  // namespace edgegate::npu
