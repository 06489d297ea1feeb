#include "npu/registry.hpp"

#include "common/fault.hpp"
#include "npu/onnxruntime/ort_backend.hpp"
#include "npu/rockchip/rknn_backend.hpp"
#include "npu/sophgo/sophgo_backend.hpp"

namespace edgegate::npu {

namespace {
constexpr BackendEntry entries[] = {
    {"sophgo", &open_sophgo},
    {"rockchip", &open_rockchip},
    {"onnxruntime", &open_onnxruntime},
};
}

std::size_t backend_count() noexcept { return sizeof entries / sizeof entries[0]; }

const BackendEntry& backend_entry(std::size_t index) noexcept { return entries[index]; }

const BackendEntry& backend_named(const std::string& name) {
    std::string known;
    for (const auto& entry : entries) {
        if (name == entry.name) return entry;
        known += known.empty() ? entry.name : std::string(", ") + entry.name;
    }
    fail(EG_INVALID_ARGUMENT, "there is no inference backend '%s'; this build has: %s", name.c_str(), known.c_str());
}

}  // namespace edgegate::npu
