#include "imaging/jpeg_encode.hpp"

#include <cstdlib>

#include "common/fault.hpp"
#include "imaging/jpeg_error.hpp"

namespace edgegate::imaging {

namespace {

// No destructor: left by longjmp.
struct Encoder {
    jpeg_compress_struct info;
    JpegError error;
    unsigned char* data;
    unsigned long bytes;

    bool encode(const eg_picture& source, int quality);
};

bool Encoder::encode(const eg_picture& source, int quality) {
    info = {};
    data = nullptr;
    bytes = 0;
    info.err = error.install();
    if (setjmp(error.exit) != 0) return false;
    jpeg_create_compress(&info);
    jpeg_mem_dest(&info, &data, &bytes);
    info.image_width = static_cast<JDIMENSION>(source.width);
    info.image_height = static_cast<JDIMENSION>(source.height);
    info.input_components = source.format == EG_PIXEL_GREY8 ? 1 : 3;
    info.in_color_space = source.format == EG_PIXEL_GREY8 ? JCS_GRAYSCALE : JCS_RGB;
    jpeg_set_defaults(&info);
    jpeg_set_quality(&info, quality, TRUE);
    jpeg_start_compress(&info, TRUE);
    while (info.next_scanline < info.image_height) {
        JSAMPROW row = source.data + static_cast<std::size_t>(source.stride) * info.next_scanline;
        jpeg_write_scanlines(&info, &row, 1);
    }
    jpeg_finish_compress(&info);
    return true;
}

}  // namespace

void encode_jpeg(const eg_picture& source, int quality, std::uint8_t** data, std::uint64_t* bytes) {
    if (quality < 1 || quality > 100) fail(EG_INVALID_ARGUMENT, "the JPEG quality is %d: 1 to 100", quality);
    if (source.width > JPEG_MAX_DIMENSION || source.height > JPEG_MAX_DIMENSION)
        fail(EG_TOO_LARGE, "%d x %d pixels do not fit a JPEG: at most %ld each way", source.width, source.height,
             JPEG_MAX_DIMENSION);
    Encoder encoder;
    const bool sound = encoder.encode(source, quality);
    jpeg_destroy_compress(&encoder.info);
    if (!sound) {
        std::free(encoder.data);
        fail(EG_RUNTIME, "the JPEG encoder failed: %s", encoder.error.text);
    }
    *data = encoder.data;
    *bytes = encoder.bytes;
}

}  // namespace edgegate::imaging
