#include "npu/sophgo/sophgo_backend.hpp"

#include <algorithm>
#include <cstdio>

#include "npu/sophgo/sophgo_model.hpp"
#include "npu/vendor_call.hpp"

namespace edgegate::npu {

namespace sophgo {

namespace {

// Lives as long as the process, as its libraries do. A failed attempt is repeated at the next call.
const Runtime& loaded_runtime() {
    static const Runtime* instance = new Runtime();
    return *instance;
}

std::string chip_name(unsigned id) {
    switch (id) {
        case chip_bm1684:
            return "BM1684";
        case chip_bm1684x:
            return "BM1684X";
        case chip_bm1688:
            return "BM1688";
        default: {
            char text[24];
            std::snprintf(text, sizeof text, "chip 0x%x", id);
            return text;
        }
    }
}

}  // namespace

SophgoBackend::SophgoBackend() : runtime_(loaded_runtime()) {
    library = runtime_.path();
    const char* subject = library.c_str();
    const std::int32_t status = vendor_call("bm_dev_request", subject, [&] { return runtime_.request_device(&handle_, 0); });
    if (status != status_success || handle_ == nullptr)
        fail(EG_UNAVAILABLE,
             "the Sophgo device cannot be opened (bm_dev_request says %d): is the driver loaded, and may this user open "
             "/dev/bm-sophon0 or /dev/bm-tpu0?",
             status);
    unsigned id = 0;
    device = runtime_.chip_id(handle_, &id) == status_success ? chip_name(id) : "a chip that does not tell its name";
    set_version(runtime_.version != nullptr ? runtime_.version() : "of unknown version");
}

SophgoBackend::~SophgoBackend() {
    vendor_cleanup([&] { runtime_.free_device(handle_); });
}

void SophgoBackend::allow(int deadline_ms) {
    const std::lock_guard<std::mutex> guard(turn_);
    if (runtime_.set_timeout == nullptr || deadline_ms <= longest_deadline_ms_) return;
    longest_deadline_ms_ = deadline_ms;
    runtime_.set_timeout(handle_, deadline_ms);
}

std::unique_ptr<Model> SophgoBackend::open_model(std::shared_ptr<Backend> self, const std::string& path,
                                                 const OpenOptions& options) {
    return std::make_unique<SophgoModel>(std::static_pointer_cast<SophgoBackend>(self), path, options);
}

}  // namespace sophgo

std::shared_ptr<Backend> open_sophgo() { return std::make_shared<sophgo::SophgoBackend>(); }

}  // namespace edgegate::npu
