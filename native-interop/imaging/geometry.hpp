#pragma once

#include "edgegate_imaging.h"

namespace edgegate::imaging {

// Both pictures are verified, apart, of the same format, Grey8 or Rgb24. Throw Fault.
void resize(const eg_picture& source, const eg_picture& destination);
void rectify(const eg_picture& source, const float corners[8], const eg_picture& destination);

}  // namespace edgegate::imaging
