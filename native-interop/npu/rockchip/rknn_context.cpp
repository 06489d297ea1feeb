#include "npu/rockchip/rknn_context.hpp"

#include "npu/vendor_call.hpp"

namespace edgegate::npu::rknn {

namespace {

struct Meaning {
    eg_status status;
    const char* text;
};

Meaning meaning(std::int32_t code) {
    switch (code) {
        case error_timeout:
            return {EG_TIMEOUT, "the NPU did not answer in time"};
        case error_no_device:
            return {EG_UNAVAILABLE, "no NPU: this needs the vendor's kernel with its rknpu driver"};
        case error_no_memory:
            return {EG_OUT_OF_MEMORY, "out of memory"};
        case error_model:
            return {EG_BAD_DATA, "the file is damaged or no RKNN model: convert it again"};
        case error_device_mismatch:
            return {EG_UNAVAILABLE, "librknnrt and the kernel's driver do not fit together: install both of one SDK release"};
        case error_precompiled:
        case error_optimisation:
            return {EG_BAD_DATA,
                    "the model was converted by another toolkit release: convert it with the one that fits librknnrt"};
        case error_target:
            return {EG_BAD_DATA, "the model was converted for another chip: convert it for this one"};
        default:
            return {EG_RUNTIME, "the runtime failed"};
    }
}

}  // namespace

void check(std::int32_t code, const char* what, const std::string& path) {
    if (code == ok) return;
    const Meaning known = meaning(code);
    fail(known.status, "%s failed for %s with code %d: %s", what, path.c_str(), code, known.text);
}

LoadedContext::LoadedContext(const Runtime& api, const std::string& path) : api_(api) {
    // Size 0: the pointer is a path. It is not written to.
    const auto code = vendor_call("rknn_init", path.c_str(),
                                  [&] { return api_.init(&id_, const_cast<char*>(path.c_str()), 0, keep_priority, nullptr); });
    check(code, "rknn_init", path);
}

LoadedContext::LoadedContext(const Runtime& api, const std::string& path, std::shared_ptr<LoadedContext> origin)
    : api_(api), origin_(std::move(origin)) {
    Context source = origin_->id();
    check(vendor_call("rknn_dup_context", path.c_str(), [&] { return api_.duplicate(&source, &id_); }), "rknn_dup_context",
          path);
}

LoadedContext::~LoadedContext() {
    vendor_cleanup([&] { api_.destroy(id_); });
}

}  // namespace edgegate::npu::rknn
