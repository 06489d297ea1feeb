// The list of backends compiled in, best first.
#pragma once

#include <cstddef>
#include <memory>
#include <string>

#include "npu/backend.hpp"

namespace edgegate::npu {

struct BackendEntry {
    const char* name;
    std::shared_ptr<Backend> (*open)();
};

std::size_t backend_count() noexcept;
const BackendEntry& backend_entry(std::size_t index) noexcept;

// Throws Fault when no backend has that name; the message lists those that exist.
const BackendEntry& backend_named(const std::string& name);

}  // namespace edgegate::npu
