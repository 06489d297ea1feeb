#include "imaging/picture.hpp"

#include "common/fault.hpp"

namespace edgegate::imaging {

namespace {

std::int64_t row_bytes(const eg_picture& picture) {
    switch (picture.format) {
        case EG_PIXEL_RGB24:
            return std::int64_t{picture.width} * 3;
        case EG_PIXEL_YUYV:
            return (std::int64_t{picture.width} + 1) / 2 * 4;
        default:
            return picture.width;
    }
}

}  // namespace

const char* format_name(std::int32_t format) {
    switch (format) {
        case EG_PIXEL_GREY8:
            return "Grey8";
        case EG_PIXEL_RGB24:
            return "Rgb24";
        case EG_PIXEL_YUYV:
            return "Yuyv";
        case EG_PIXEL_NV12:
            return "Nv12";
        default:
            return "an unknown format";
    }
}

void verify(const eg_picture* picture, const char* role) {
    if (picture == nullptr || picture->data == nullptr) fail(EG_INVALID_ARGUMENT, "the %s is null", role);
    const auto& p = *picture;
    if (p.format < EG_PIXEL_GREY8 || p.format > EG_PIXEL_NV12)
        fail(EG_INVALID_ARGUMENT, "the %s has pixel format %d: 0 to 3 exist", role, p.format);
    if (p.width < 1 || p.height < 1) fail(EG_INVALID_ARGUMENT, "the %s of %d x %d pixels has no area", role, p.width, p.height);
    if (p.format == EG_PIXEL_YUYV && p.width % 2 != 0)
        fail(EG_INVALID_ARGUMENT, "the %s is Yuyv of odd width %d", role, p.width);
    if (p.format == EG_PIXEL_NV12 && (p.width % 2 != 0 || p.height % 2 != 0))
        fail(EG_INVALID_ARGUMENT, "the %s is Nv12 of odd size %d x %d", role, p.width, p.height);
    const std::int64_t row = row_bytes(p);
    if (p.stride < row)
        fail(EG_INVALID_ARGUMENT, "the %s has a stride of %d bytes, %d pixels of %s need %lld", role, p.stride, p.width,
             format_name(p.format), static_cast<long long>(row));
    const std::int64_t rows = p.format == EG_PIXEL_NV12 ? std::int64_t{p.height} + p.height / 2 : p.height;
    const std::int64_t needed = std::int64_t{p.stride} * (rows - 1) + row;
    if (p.bytes < static_cast<std::uint64_t>(needed))
        fail(EG_INVALID_ARGUMENT, "the %s has %llu bytes, %d x %d pixels of %s need %lld", role,
             static_cast<unsigned long long>(p.bytes), p.width, p.height, format_name(p.format),
             static_cast<long long>(needed));
}

void require_plain(const eg_picture& picture, const char* role) {
    if (picture.format != EG_PIXEL_GREY8 && picture.format != EG_PIXEL_RGB24)
        fail(EG_INVALID_ARGUMENT, "the %s is %s: convert it to Grey8 or Rgb24 first", role, format_name(picture.format));
}

void require_apart(const eg_picture& source, const eg_picture& destination) {
    const auto from = reinterpret_cast<std::uintptr_t>(source.data);
    const auto to = reinterpret_cast<std::uintptr_t>(destination.data);
    if (from < to + destination.bytes && to < from + source.bytes)
        fail(EG_INVALID_ARGUMENT, "source and destination share memory");
}

cv::Mat as_matrix(const eg_picture& picture) {
    return {picture.height, picture.width, is_grey(picture) ? CV_8UC1 : CV_8UC3, picture.data,
            static_cast<std::size_t>(picture.stride)};
}

void require_in_place(const cv::Mat& result, const eg_picture& destination) {
    if (result.data != destination.data) fail(EG_INTERNAL, "OpenCV did not write into the destination");
}

}  // namespace edgegate::imaging
