// The one EXIF entry a plate reader needs.
#pragma once

#include <cstddef>
#include <cstdint>

namespace edgegate::imaging {

// Orientation 1 to 8 out of a TIFF structure (EXIF 2.3, tag 0x0112 of IFD 0); 1 when absent or damaged: a picture is not
// refused because of its remarks. Reads nothing outside [data, data + bytes).
int exif_orientation(const std::uint8_t* data, std::size_t bytes) noexcept;

}  // namespace edgegate::imaging
