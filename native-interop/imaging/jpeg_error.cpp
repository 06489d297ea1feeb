#include "imaging/jpeg_error.hpp"

#include <jerror.h>

namespace edgegate::imaging {

namespace {

[[noreturn]] void leave(j_common_ptr info) {
    auto* error = reinterpret_cast<JpegError*>(info->err);
    info->err->format_message(info, error->text);
    std::longjmp(error->exit, 1);
}

bool harmless(int code) {
    return code == JWRN_EXTRANEOUS_DATA || code == JWRN_JFIF_MAJOR || code == JWRN_ADOBE_XFORM ||
           code == JWRN_BOGUS_PROGRESSION;
}

// A level below zero is a warning, others are traces.
void message(j_common_ptr info, int level) {
    if (level < 0 && !harmless(info->err->msg_code)) leave(info);
}

void silent(j_common_ptr) {}

}  // namespace

jpeg_error_mgr* JpegError::install() {
    jpeg_std_error(&manager);
    manager.error_exit = leave;
    manager.emit_message = message;
    manager.output_message = silent;
    text[0] = '\0';
    return &manager;
}

}  // namespace edgegate::imaging
