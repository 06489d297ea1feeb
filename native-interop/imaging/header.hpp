// What a picture file says of itself, told by its bytes.
#pragma once

#include <cstddef>
#include <cstdint>

#include "edgegate_imaging.h"

namespace edgegate::imaging {

enum : std::int32_t { kind_jpeg = 1, kind_png = 2, kind_webp = 3 };

// One of the kinds; throws Fault EG_UNSUPPORTED for anything else.
std::int32_t kind_of(const std::uint8_t* data, std::size_t bytes);

eg_image_header read_header(const std::uint8_t* data, std::size_t bytes);

// Each throws Fault EG_BAD_DATA or EG_UNSUPPORTED. Pixels are not counted here.
eg_image_header read_jpeg_header(const std::uint8_t* data, std::size_t bytes);
eg_image_header read_png_header(const std::uint8_t* data, std::size_t bytes);

// Throws Fault EG_BAD_DATA for no pixels, EG_TOO_LARGE above EG_IMG_MAX_PIXELS or EG_IMG_MAX_SIDE.
void require_reasonable(const eg_image_header& header);

}  // namespace edgegate::imaging
