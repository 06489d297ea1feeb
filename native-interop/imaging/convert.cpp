#include "imaging/convert.hpp"

#include <algorithm>
#include <cstdint>

#include <opencv2/imgproc.hpp>

#include "common/fault.hpp"
#include "imaging/picture.hpp"

namespace edgegate::imaging {

namespace {

// Luma 16..235 stretched to 0..255: 298 / 256 is 255 / 219 to within 0.07 of a step over the whole range, and stays in 16 bits,
// so that the compiler turns the loop below into 16-bit vector code.
inline std::uint8_t full_range(std::uint8_t luma) {
    const auto above = static_cast<std::uint16_t>(std::clamp<std::uint8_t>(luma, 16, 235) - 16);
    return static_cast<std::uint8_t>(static_cast<std::uint16_t>(above * 298u + 128u) >> 8);
}

template <int Step>
void luma_row(const std::uint8_t* __restrict from, std::uint8_t* __restrict to, std::int32_t width) {
    for (std::int32_t x = 0; x < width; ++x) to[x] = full_range(from[x * Step]);
}

template <int Step>
void luma_rows(const eg_picture& source, const eg_picture& destination) {
    for (std::int32_t y = 0; y < source.height; ++y)
        luma_row<Step>(source.data + std::int64_t{source.stride} * y, destination.data + std::int64_t{destination.stride} * y,
                       source.width);
}

cv::Mat plane(const eg_picture& picture, std::int32_t rows, std::int32_t columns, int type, std::int32_t first_row) {
    return {rows, columns, type, picture.data + std::int64_t{picture.stride} * first_row,
            static_cast<std::size_t>(picture.stride)};
}

void to_rgb(const eg_picture& source, const eg_picture& destination) {
    cv::Mat to = as_matrix(destination);
    switch (source.format) {
        case EG_PIXEL_GREY8:
            cv::cvtColor(as_matrix(source), to, cv::COLOR_GRAY2RGB);
            break;
        case EG_PIXEL_RGB24:
            as_matrix(source).copyTo(to);
            break;
        case EG_PIXEL_YUYV:
            cv::cvtColor(plane(source, source.height, source.width, CV_8UC2, 0), to, cv::COLOR_YUV2RGB_YUYV);
            break;
        default:
            cv::cvtColorTwoPlane(plane(source, source.height, source.width, CV_8UC1, 0),
                                 plane(source, source.height / 2, source.width / 2, CV_8UC2, source.height), to,
                                 cv::COLOR_YUV2RGB_NV12);
            break;
    }
    require_in_place(to, destination);
}

void to_grey(const eg_picture& source, const eg_picture& destination) {
    if (source.format == EG_PIXEL_YUYV) return luma_rows<2>(source, destination);
    if (source.format == EG_PIXEL_NV12) return luma_rows<1>(source, destination);
    cv::Mat to = as_matrix(destination);
    if (source.format == EG_PIXEL_RGB24)
        cv::cvtColor(as_matrix(source), to, cv::COLOR_RGB2GRAY);
    else
        as_matrix(source).copyTo(to);
    require_in_place(to, destination);
}

}  // namespace

void convert(const eg_picture& source, const eg_picture& destination) {
    if (is_grey(destination))
        to_grey(source, destination);
    else
        to_rgb(source, destination);
}

}  // namespace edgegate::imaging
