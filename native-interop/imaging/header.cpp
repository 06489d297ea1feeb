#include "imaging/header.hpp"

#include <cstring>

#include "common/fault.hpp"
#include "imaging/exif.hpp"
#include "imaging/webp_decode.hpp"

namespace edgegate::imaging {

namespace {

constexpr std::uint8_t png_signature[8] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

std::uint32_t big_endian(const std::uint8_t* at) {
    return std::uint32_t{at[0]} << 24 | std::uint32_t{at[1]} << 16 | std::uint32_t{at[2]} << 8 | at[3];
}

}  // namespace

std::int32_t kind_of(const std::uint8_t* data, std::size_t bytes) {
    if (data == nullptr || bytes == 0) fail(EG_BAD_DATA, "the picture file is empty");
    if (bytes >= 3 && data[0] == 0xff && data[1] == 0xd8 && data[2] == 0xff) return kind_jpeg;
    if (bytes >= sizeof png_signature && std::memcmp(data, png_signature, sizeof png_signature) == 0) return kind_png;
    if (is_webp(data, bytes)) return kind_webp;
    fail(EG_UNSUPPORTED, "the picture is neither JPEG nor PNG nor WebP: save it as one of them");
}

void require_reasonable(const eg_image_header& header) {
    if (header.width < 1 || header.height < 1)
        fail(EG_BAD_DATA, "the picture of %d x %d pixels has no area", header.width, header.height);
    if (std::int64_t{header.width} * header.height > EG_IMG_MAX_PIXELS)
        fail(EG_TOO_LARGE, "the picture has %d x %d pixels, at most %d are decoded: scale it down", header.width, header.height,
             EG_IMG_MAX_PIXELS);
    if (header.width > EG_IMG_MAX_SIDE || header.height > EG_IMG_MAX_SIDE)
        fail(EG_TOO_LARGE, "the picture has %d x %d pixels, at most %d on a side are decoded: scale it down or cut it",
             header.width, header.height, EG_IMG_MAX_SIDE);
}

eg_image_header read_header(const std::uint8_t* data, std::size_t bytes) {
    const auto kind = kind_of(data, bytes);
    const auto header = kind == kind_jpeg  ? read_jpeg_header(data, bytes)
                        : kind == kind_png ? read_png_header(data, bytes)
                                           : read_webp_header(data, bytes);
    require_reasonable(header);
    return header;
}

// PNG specification, section 5: signature, then chunks of length, type, data, checksum; IHDR first. Checksums are the decoder's
// work.
eg_image_header read_png_header(const std::uint8_t* data, std::size_t bytes) {
    constexpr std::size_t first_chunk = sizeof png_signature, after_header = first_chunk + 8 + 13 + 4;
    if (bytes < after_header || big_endian(data + first_chunk) != 13 || std::memcmp(data + first_chunk + 4, "IHDR", 4) != 0)
        fail(EG_BAD_DATA, "the PNG's header is damaged or cut off");
    const std::uint32_t width = big_endian(data + first_chunk + 8), height = big_endian(data + first_chunk + 12);
    if (width > INT32_MAX || height > INT32_MAX) fail(EG_BAD_DATA, "the PNG's header is damaged");

    eg_image_header header{static_cast<std::int32_t>(width), static_cast<std::int32_t>(height), 1, kind_png};
    // eXIf may stand before the pixels or behind them. Some writers put the mark of a JPEG's segment in front of it.
    for (std::size_t at = after_header; bytes - at >= 12;) {
        const std::size_t length = big_endian(data + at);
        if (length > bytes - at - 12) break;
        if (std::memcmp(data + at + 4, "eXIf", 4) == 0) {
            const std::size_t mark = length >= 6 && std::memcmp(data + at + 8, "Exif\0\0", 6) == 0 ? 6 : 0;
            header.orientation = exif_orientation(data + at + 8 + mark, length - mark);
            break;
        }
        at += 12 + length;
    }
    return header;
}

}  // namespace edgegate::imaging
