// The exported functions: argument checks, then the work.
#include "edgegate_imaging.h"

#include <cstddef>
#include <cstdio>
#include <cstdlib>

#include <jpeglib.h>
#include <png.h>
#include <opencv2/core.hpp>

#include "common/fault.hpp"
#include "imaging/convert.hpp"
#include "imaging/geometry.hpp"
#include "imaging/header.hpp"
#include "imaging/jpeg_decode.hpp"
#include "imaging/jpeg_encode.hpp"
#include "imaging/picture.hpp"
#include "imaging/png_decode.hpp"
#include "imaging/webp_decode.hpp"

using namespace edgegate;
using namespace edgegate::imaging;

#define EG_TEXT_(x) #x
#define EG_TEXT(x) EG_TEXT_(x)

// The layout is the contract with callers that were not compiled against this header; the C# side asserts the same numbers.
static_assert(sizeof(eg_picture) == 32 && offsetof(eg_picture, width) == 16);
static_assert(sizeof(eg_image_header) == 16);

namespace {

// One thread: pictures here are small, and a pool of spinning workers would take the cores from the lane.
const bool single_threaded = [] {
    cv::setNumThreads(1);
    return true;
}();

void verify_pair(const eg_picture* source, const eg_picture* destination) {
    verify(source, "source");
    verify(destination, "destination");
    require_plain(*destination, "destination");
    require_apart(*source, *destination);
}

void verify_same_format(const eg_picture* source, const eg_picture* destination) {
    verify_pair(source, destination);
    if (source->format != destination->format)
        fail(EG_INVALID_ARGUMENT, "the source is %s, the destination %s: convert first", format_name(source->format),
             format_name(destination->format));
}

}  // namespace

extern "C" {

uint32_t eg_img_abi_version(void) { return single_threaded ? EG_IMG_ABI : 0; }

const char* eg_img_last_error(void) { return last_error(); }

const char* eg_img_versions(void) {
    return "OpenCV " CV_VERSION ", libjpeg-turbo " EG_TEXT(LIBJPEG_TURBO_VERSION) ", libpng " PNG_LIBPNG_VER_STRING;
}

eg_status eg_img_read_header(const uint8_t* encoded, uint64_t bytes, eg_image_header* header) {
    return guarded([&] {
        if (header == nullptr) fail(EG_INVALID_ARGUMENT, "header is null");
        *header = read_header(encoded, bytes);
    });
}

eg_status eg_img_decode(const uint8_t* encoded, uint64_t bytes, const eg_picture* destination) {
    return guarded([&] {
        verify(destination, "destination");
        require_plain(*destination, "destination");
        require_reasonable({destination->width, destination->height, 1, 0});
        switch (kind_of(encoded, bytes)) {
            case kind_jpeg:
                decode_jpeg(encoded, bytes, *destination);
                break;
            case kind_png:
                decode_png(encoded, bytes, *destination);
                break;
            default:
                decode_webp(encoded, bytes, *destination);
        }
    });
}

eg_status eg_img_encode_jpeg(const eg_picture* source, int32_t quality, uint8_t** data, uint64_t* bytes) {
    return guarded([&] {
        verify(source, "source");
        require_plain(*source, "source");
        if (data == nullptr || bytes == nullptr) fail(EG_INVALID_ARGUMENT, "data or bytes is null");
        encode_jpeg(*source, quality, data, bytes);
    });
}

void eg_img_free(uint8_t* data) { std::free(data); }

eg_status eg_img_resize(const eg_picture* source, const eg_picture* destination) {
    return guarded([&] {
        verify_same_format(source, destination);
        resize(*source, *destination);
    });
}

eg_status eg_img_rectify(const eg_picture* source, const float corners[8], const eg_picture* destination) {
    return guarded([&] {
        verify_same_format(source, destination);
        if (corners == nullptr) fail(EG_INVALID_ARGUMENT, "corners is null");
        rectify(*source, corners, *destination);
    });
}

eg_status eg_img_convert(const eg_picture* source, const eg_picture* destination) {
    return guarded([&] {
        verify_pair(source, destination);
        if (source->width != destination->width || source->height != destination->height)
            fail(EG_INVALID_ARGUMENT, "the source has %d x %d pixels, the destination %d x %d", source->width, source->height,
                 destination->width, destination->height);
        convert(*source, *destination);
    });
}

}  // extern "C"
