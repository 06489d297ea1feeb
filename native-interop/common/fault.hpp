// The one exception type of the native code, and the boundary that turns exceptions into status codes.
#pragma once

#include <cstdarg>
#include <cstdio>
#include <exception>
#include <new>
#include <string>
#include <utility>

#include "edgegate_status.h"

namespace edgegate {

class Fault final : public std::exception {
public:
    Fault(eg_status status, std::string message) : status_(status), message_(std::move(message)) {}
    eg_status status() const noexcept { return status_; }
    const char* what() const noexcept override { return message_.c_str(); }

private:
    eg_status status_;
    std::string message_;
};

// printf into a Fault: the message names the thing, the place and the remedy.
[[noreturn]] __attribute__((format(printf, 2, 3))) inline void fail(eg_status status, const char* format, ...) {
    char text[1024];
    va_list arguments;
    va_start(arguments, format);
    std::vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    throw Fault(status, text);
}

// Fixed storage: recording an out-of-memory must not allocate.
inline char* last_error() noexcept {
    static thread_local char text[1024] = "";
    return text;
}

inline eg_status record(eg_status status, const char* text) noexcept {
    std::snprintf(last_error(), 1024, "%s", text);
    return status;
}

// Runs the body of an exported function. A vendor's runtime may throw anything, also things that are no std::exception.
template <typename Body>
eg_status guarded(Body&& body) noexcept {
    try {
        body();
        return EG_OK;
    } catch (const Fault& fault) {
        return record(fault.status(), fault.what());
    } catch (const std::bad_alloc&) {
        return record(EG_OUT_OF_MEMORY, "out of memory");
    } catch (const std::exception& error) {
        return record(EG_INTERNAL, error.what());
    } catch (...) {
        return record(EG_INTERNAL, "an exception of unknown type");
    }
}

}  // namespace edgegate
