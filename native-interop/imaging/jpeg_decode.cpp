#include "imaging/jpeg_decode.hpp"

#include <cstring>

#include "common/fault.hpp"
#include "imaging/exif.hpp"
#include "imaging/header.hpp"
#include "imaging/jpeg_error.hpp"

namespace edgegate::imaging {

namespace {

// A progressive file repeats the whole picture in each scan: a small file of a million scans would keep the lane busy for
// minutes.
constexpr int most_scans = 200;
constexpr long most_codec_memory = 512L << 20;

// Holds everything that must survive a longjmp; has no destructor on purpose, finish() is called on both ways out.
struct Decoder {
    jpeg_decompress_struct info;
    jpeg_progress_mgr progress;
    JpegError error;

    // False when libjpeg left by its error handler; error.text then says why.
    bool header(const std::uint8_t* data, std::size_t bytes, eg_image_header& header);
    bool pixels(const std::uint8_t* data, std::size_t bytes, const eg_picture& destination, bool& matches);
    void start(const std::uint8_t* data, std::size_t bytes);
    void finish() { jpeg_destroy_decompress(&info); }
};

void watch_scans(j_common_ptr common) {
    auto* info = reinterpret_cast<j_decompress_ptr>(common);
    if (info->input_scan_number <= most_scans) return;
    auto* error = reinterpret_cast<JpegError*>(info->err);
    std::snprintf(error->text, sizeof error->text, "more than %d scans", most_scans);
    std::longjmp(error->exit, 1);
}

void Decoder::start(const std::uint8_t* data, std::size_t bytes) {
    jpeg_create_decompress(&info);
    info.mem->max_memory_to_use = most_codec_memory;
    progress = {};
    progress.progress_monitor = watch_scans;
    info.progress = &progress;
    jpeg_mem_src(&info, data, static_cast<unsigned long>(bytes));
}

int orientation_of(const jpeg_decompress_struct& info) {
    constexpr char intro[] = "Exif\0";  // and the literal's own end: six bytes
    for (const auto* marker = info.marker_list; marker != nullptr; marker = marker->next)
        if (marker->data_length > sizeof intro && std::memcmp(marker->data, intro, sizeof intro) == 0)
            return exif_orientation(marker->data + sizeof intro, marker->data_length - sizeof intro);
    return 1;
}

bool Decoder::header(const std::uint8_t* data, std::size_t bytes, eg_image_header& header) {
    info = {};
    info.err = error.install();
    if (setjmp(error.exit) != 0) return false;
    start(data, bytes);
    jpeg_save_markers(&info, JPEG_APP0 + 1, 0xffff);
    jpeg_read_header(&info, TRUE);
    header = {static_cast<std::int32_t>(info.image_width), static_cast<std::int32_t>(info.image_height), orientation_of(info),
              kind_jpeg};
    return true;
}

bool Decoder::pixels(const std::uint8_t* data, std::size_t bytes, const eg_picture& destination, bool& matches) {
    info = {};
    info.err = error.install();
    if (setjmp(error.exit) != 0) return false;
    start(data, bytes);
    jpeg_read_header(&info, TRUE);
    matches = static_cast<std::int64_t>(info.image_width) == destination.width &&
              static_cast<std::int64_t>(info.image_height) == destination.height;
    if (!matches) return true;
    info.out_color_space = destination.format == EG_PIXEL_GREY8 ? JCS_GRAYSCALE : JCS_RGB;
    jpeg_start_decompress(&info);
    while (info.output_scanline < info.output_height) {
        JSAMPROW row = destination.data + static_cast<std::size_t>(destination.stride) * info.output_scanline;
        jpeg_read_scanlines(&info, &row, 1);
    }
    jpeg_finish_decompress(&info);
    return true;
}

void require_handled(const jpeg_decompress_struct& info) {
    if (info.jpeg_color_space == JCS_CMYK || info.jpeg_color_space == JCS_YCCK)
        fail(EG_UNSUPPORTED, "the JPEG is CMYK, made for print: save it as RGB");
}

}  // namespace

eg_image_header read_jpeg_header(const std::uint8_t* data, std::size_t bytes) {
    Decoder decoder;
    eg_image_header header{};
    const bool sound = decoder.header(data, bytes, header);
    const auto space = decoder.info.jpeg_color_space;
    decoder.finish();
    if (!sound) fail(EG_BAD_DATA, "the JPEG's header is damaged or cut off: %s", decoder.error.text);
    decoder.info.jpeg_color_space = space;
    require_handled(decoder.info);
    return header;
}

void decode_jpeg(const std::uint8_t* data, std::size_t bytes, const eg_picture& destination) {
    Decoder decoder;
    bool matches = false;
    const bool sound = decoder.pixels(data, bytes, destination, matches);
    decoder.finish();
    if (!sound) fail(EG_BAD_DATA, "the JPEG is damaged or cut off: %s", decoder.error.text);
    if (!matches)
        fail(EG_INVALID_ARGUMENT, "the destination has %d x %d pixels, the JPEG another size", destination.width,
             destination.height);
}

}  // namespace edgegate::imaging
