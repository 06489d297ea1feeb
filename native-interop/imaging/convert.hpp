#pragma once

#include "edgegate_imaging.h"

namespace edgegate::imaging {

// Both pictures are verified, apart, of equal size; the destination is Grey8 or Rgb24. Throws Fault.
void convert(const eg_picture& source, const eg_picture& destination);

}  // namespace edgegate::imaging
