// Calls into a vendor's library. Some throw C++ exceptions through their C functions; none may pass the bridge unnamed.
#pragma once

#include <exception>
#include <utility>

#include "common/fault.hpp"

namespace edgegate::npu {

template <typename Call>
auto vendor_call(const char* what, const char* subject, Call&& call) -> decltype(call()) {
    try {
        return std::forward<Call>(call)();
    } catch (const Fault&) {
        throw;
    } catch (const std::exception& error) {
        fail(EG_RUNTIME, "%s threw for %s: %s", what, subject, error.what());
    } catch (...) {
        fail(EG_RUNTIME, "%s threw something unknown for %s", what, subject);
    }
}

// For destructors: what cannot be given back is lost, the process goes on.
template <typename Call>
void vendor_cleanup(Call&& call) noexcept {
    try {
        std::forward<Call>(call)();
    } catch (...) {
    }
}

}  // namespace edgegate::npu
