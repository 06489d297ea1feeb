#pragma once

#include "edgegate_imaging.h"

#include <cstddef>
#include <cstdint>

namespace edgegate::imaging {

// `destination` is verified, Grey8 or Rgb24. Throws Fault.
void decode_jpeg(const std::uint8_t* data, std::size_t bytes, const eg_picture& destination);

}  // namespace edgegate::imaging
