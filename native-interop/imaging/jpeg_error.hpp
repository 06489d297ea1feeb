// libjpeg reports by calling back; a fatal error must not return. This handler jumps out and keeps the text.
#pragma once

#include <csetjmp>
#include <cstddef>
#include <cstdio>

#include <jpeglib.h>

namespace edgegate::imaging {

struct JpegError {
    jpeg_error_mgr manager;
    std::jmp_buf exit;
    char text[JMSG_LENGTH_MAX];

    // Installs itself. Warnings that mean lost picture data (premature end, bad codes, lost synchronisation) are fatal too:
    // half a plate must not look like a whole one. Harmless ones (stray bytes between segments) pass.
    jpeg_error_mgr* install();
};

}  // namespace edgegate::imaging
