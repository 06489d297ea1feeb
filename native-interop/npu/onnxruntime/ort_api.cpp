#include "npu/onnxruntime/ort_api.hpp"

#include <string>

#include "common/fault.hpp"

namespace edgegate::npu {

namespace {

constexpr std::uint32_t oldest_api = 11;

struct OrtApiBase {
    void* const* (*get_api)(std::uint32_t version);
    const char* (*get_version)();
};

eg_status status_of(int code) {
    switch (code) {
        case ort::error_no_such_file:
            return EG_NOT_FOUND;
        case ort::error_no_model:
        case ort::error_invalid_protobuf:
        case ort::error_invalid_graph:
            return EG_BAD_DATA;
        case ort::error_not_implemented:
            return EG_UNSUPPORTED;
        default:
            return EG_RUNTIME;
    }
}

}  // namespace

OrtApi::OrtApi(const Library& library) {
    const auto* base = library.symbol<const OrtApiBase* (*)()>("OrtGetApiBase")();
    version_ = base->get_version();
    table_ = base->get_api(oldest_api);
    if (table_ == nullptr)
        fail(EG_UNAVAILABLE, "%s is ONNX Runtime %s, which lacks API %u: install 1.11 or later", library.path().c_str(),
             version_, oldest_api);
}

void OrtApi::check(OrtStatus* status, const char* what, const char* subject) const {
    if (status == nullptr) return;
    const int code = reinterpret_cast<int (*)(const OrtStatus*)>(table_[ort::get_error_code])(status);
    const std::string text = reinterpret_cast<const char* (*)(const OrtStatus*)>(table_[ort::get_error_message])(status);
    release<ort::release_status>(status);
    fail(status_of(code), "%s %s: ONNX Runtime %s says: %s", what, subject, version_, text.c_str());
}

}  // namespace edgegate::npu
