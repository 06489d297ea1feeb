#pragma once

#include <cstddef>
#include <cstdint>

#include "edgegate_imaging.h"

namespace edgegate::imaging {

// True for a file that begins as a WebP does, whatever follows.
bool is_webp(const std::uint8_t* data, std::size_t bytes);

// Throws Fault EG_BAD_DATA, or EG_UNSUPPORTED for an animation.
eg_image_header read_webp_header(const std::uint8_t* data, std::size_t bytes);

// `destination` is verified, Grey8 or Rgb24. Throws Fault.
void decode_webp(const std::uint8_t* data, std::size_t bytes, const eg_picture& destination);

}  // namespace edgegate::imaging
