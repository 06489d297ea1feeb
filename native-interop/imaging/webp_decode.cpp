#include "imaging/webp_decode.hpp"

#include <cstring>
#include <memory>
#include <vector>

#include <webp/decode.h>

#include "common/fault.hpp"
#include "imaging/exif.hpp"
#include "imaging/header.hpp"

namespace edgegate::imaging {

namespace {

constexpr std::size_t container_header = 12, chunk_header = 8;

std::size_t little_endian(const std::uint8_t* at) {
    return static_cast<std::size_t>(at[0]) | static_cast<std::size_t>(at[1]) << 8 | static_cast<std::size_t>(at[2]) << 16 |
           static_cast<std::size_t>(at[3]) << 24;
}

// WebP container specification, "RIFF file format": chunks of name, length, data padded to an even length. Some writers put the
// JPEG prefix before the EXIF block.
std::int32_t orientation_of(const std::uint8_t* data, std::size_t bytes) {
    for (std::size_t at = container_header; bytes - at >= chunk_header;) {
        const std::size_t length = little_endian(data + at + 4), rest = bytes - at - chunk_header;
        if (length > rest) break;
        if (std::memcmp(data + at, "EXIF", 4) == 0) {
            const std::uint8_t* block = data + at + chunk_header;
            const bool prefixed = length >= 6 && std::memcmp(block, "Exif\0\0", 6) == 0;
            return prefixed ? exif_orientation(block + 6, length - 6) : exif_orientation(block, length);
        }
        const std::size_t padded = length + (length & 1);
        if (padded > rest) break;
        at += chunk_header + padded;
    }
    return 1;
}

WebPBitstreamFeatures features_of(const std::uint8_t* data, std::size_t bytes) {
    WebPBitstreamFeatures features;
    if (WebPGetFeatures(data, bytes, &features) != VP8_STATUS_OK) fail(EG_BAD_DATA, "the WebP's header is damaged or cut off");
    if (features.has_animation != 0) fail(EG_UNSUPPORTED, "the WebP is an animation: save one picture of it");
    return features;
}

}  // namespace

bool is_webp(const std::uint8_t* data, std::size_t bytes) {
    return bytes >= container_header && std::memcmp(data, "RIFF", 4) == 0 && std::memcmp(data + 8, "WEBP", 4) == 0;
}

eg_image_header read_webp_header(const std::uint8_t* data, std::size_t bytes) {
    const auto features = features_of(data, bytes);
    return eg_image_header{features.width, features.height, orientation_of(data, bytes), kind_webp};
}

void decode_webp(const std::uint8_t* data, std::size_t bytes, const eg_picture& destination) {
    const auto features = features_of(data, bytes);
    if (features.width != destination.width || features.height != destination.height)
        fail(EG_INVALID_ARGUMENT, "the destination has %d x %d pixels, the WebP another size", destination.width,
             destination.height);
    const auto room = static_cast<std::size_t>(destination.stride) * static_cast<std::size_t>(destination.height - 1) +
                      static_cast<std::size_t>(destination.width) * (destination.format == EG_PIXEL_GREY8 ? 1 : 3);
    if (destination.format != EG_PIXEL_GREY8) {
        if (WebPDecodeRGBInto(data, bytes, destination.data, room, destination.stride) == nullptr)
            fail(EG_BAD_DATA, "the WebP is damaged or cut off");
        return;
    }

    // Luma as the other codecs give it: BT.601 weights in full range; WebP's own luma is in studio range.
    std::vector<std::uint8_t> rgb(static_cast<std::size_t>(features.width) * static_cast<std::size_t>(features.height) * 3);
    if (WebPDecodeRGBInto(data, bytes, rgb.data(), rgb.size(), features.width * 3) == nullptr)
        fail(EG_BAD_DATA, "the WebP is damaged or cut off");
    for (std::int32_t y = 0; y < destination.height; ++y) {
        const std::uint8_t* from = rgb.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(features.width) * 3;
        std::uint8_t* to = destination.data + static_cast<std::size_t>(destination.stride) * static_cast<std::size_t>(y);
        for (std::int32_t x = 0; x < destination.width; ++x, from += 3)
            to[x] = static_cast<std::uint8_t>((299 * from[0] + 587 * from[1] + 114 * from[2] + 500) / 1000);
    }
}

}  // namespace edgegate::imaging
