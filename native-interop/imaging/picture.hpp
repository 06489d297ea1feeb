// Checks of the pictures a caller hands in, and their view as OpenCV matrices.
#pragma once

#include <cstddef>
#include <cstdint>

#include <opencv2/core.hpp>

#include "edgegate_imaging.h"

namespace edgegate::imaging {

// Throws Fault EG_INVALID_ARGUMENT unless the memory holds the picture it claims to. `role` is for the message.
void verify(const eg_picture* picture, const char* role);

// Grey8 or Rgb24, else EG_INVALID_ARGUMENT.
void require_plain(const eg_picture& picture, const char* role);

// OpenCV reads and writes in strips: a destination inside its source would be read half written.
void require_apart(const eg_picture& source, const eg_picture& destination);

inline bool is_grey(const eg_picture& picture) { return picture.format == EG_PIXEL_GREY8; }

// A header over the caller's memory; nothing is copied. Grey8 or Rgb24.
cv::Mat as_matrix(const eg_picture& picture);

// OpenCV reallocates a destination whose size or type it does not like; the result would then be lost.
void require_in_place(const cv::Mat& result, const eg_picture& destination);

const char* format_name(std::int32_t format);

}  // namespace edgegate::imaging
