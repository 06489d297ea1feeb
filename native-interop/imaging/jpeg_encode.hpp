#pragma once

#include <cstdint>

#include "edgegate_imaging.h"

namespace edgegate::imaging {

// `source` is verified, Grey8 or Rgb24. *data is from malloc. Throws Fault.
void encode_jpeg(const eg_picture& source, int quality, std::uint8_t** data, std::uint64_t* bytes);

}  // namespace edgegate::imaging
