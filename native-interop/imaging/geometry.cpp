#include "imaging/geometry.hpp"

#include <algorithm>
#include <cmath>

#include <opencv2/imgproc.hpp>

#include "common/fault.hpp"
#include "imaging/picture.hpp"

namespace edgegate::imaging {

namespace {

void scale(const cv::Mat& from, cv::Mat& to, int method) { cv::resize(from, to, to.size(), 0, 0, method); }

struct Corners {
    double x[4], y[4];
};

// All four turns of the outline go the same way round and none is straight.
bool strictly_convex(const Corners& c) {
    int left = 0, right = 0;
    for (int i = 0; i < 4; ++i) {
        const int j = (i + 1) % 4, k = (i + 2) % 4;
        const double turn = (c.x[j] - c.x[i]) * (c.y[k] - c.y[j]) - (c.y[j] - c.y[i]) * (c.x[k] - c.x[j]);
        if (turn > 1e-6) ++right;
        if (turn < -1e-6) ++left;
    }
    return left == 4 || right == 4;
}

// The transform of the unit square onto a quadrilateral in closed form (P. Heckbert, "Fundamentals of Texture Mapping and Image
// Warping", 1989, section 2.2.3), then of the destination's pixel centres onto the source's.
cv::Matx33d destination_to_source(const Corners& c, int width, int height) {
    const double dx1 = c.x[1] - c.x[2], dx2 = c.x[3] - c.x[2], sx = c.x[0] - c.x[1] + c.x[2] - c.x[3];
    const double dy1 = c.y[1] - c.y[2], dy2 = c.y[3] - c.y[2], sy = c.y[0] - c.y[1] + c.y[2] - c.y[3];
    const double area = dx1 * dy2 - dx2 * dy1;  // not zero: the corners are strictly convex
    const double g = (sx * dy2 - dx2 * sy) / area, h = (dx1 * sy - sx * dy1) / area;
    const cv::Matx33d square(c.x[1] - c.x[0] + g * c.x[1], c.x[3] - c.x[0] + h * c.x[3], c.x[0],  //
                             c.y[1] - c.y[0] + g * c.y[1], c.y[3] - c.y[0] + h * c.y[3], c.y[0],  //
                             g, h, 1);
    // OpenCV puts whole numbers on pixel centres, this API on pixel corners: half a pixel on either side.
    const cv::Matx33d to_square(1.0 / width, 0, 0.5 / width, 0, 1.0 / height, 0.5 / height, 0, 0, 1);
    const cv::Matx33d to_centres(1, 0, -0.5, 0, 1, -0.5, 0, 0, 1);
    return to_centres * square * to_square;
}

// The part of the source that the corners can touch. Smaller is faster, and OpenCV's warp takes at most 32767 pixels a side.
cv::Rect touched(const Corners& c, const eg_picture& source) {
    const auto clamp = [](double value, int limit) {
        return static_cast<int>(std::clamp(value, 0.0, static_cast<double>(limit)));
    };
    const int left = clamp(std::floor(*std::min_element(c.x, c.x + 4)) - 2, source.width - 1);
    const int top = clamp(std::floor(*std::min_element(c.y, c.y + 4)) - 2, source.height - 1);
    const int right = clamp(std::ceil(*std::max_element(c.x, c.x + 4)) + 2, source.width);
    const int bottom = clamp(std::ceil(*std::max_element(c.y, c.y + 4)) + 2, source.height);
    return {left, top, std::max(right - left, 1), std::max(bottom - top, 1)};
}

}  // namespace

void resize(const eg_picture& source, const eg_picture& destination) {
    const cv::Mat from = as_matrix(source);
    cv::Mat to = as_matrix(destination);
    const bool narrower = to.cols<from.cols, wider = to.cols> from.cols;
    const bool lower = to.rows<from.rows, higher = to.rows> from.rows;
    if (!narrower && !wider && !lower && !higher) {
        from.copyTo(to);
    } else if ((narrower && higher) || (wider && lower)) {
        // OpenCV averages only when both axes shrink: one axis after the other. The shrinking one first, it leaves less to do.
        static thread_local cv::Mat between;
        between.create(lower ? to.rows : from.rows, narrower ? to.cols : from.cols, from.type());
        scale(from, between, cv::INTER_AREA);
        scale(between, to, cv::INTER_LINEAR);
    } else {
        scale(from, to, narrower || lower ? cv::INTER_AREA : cv::INTER_LINEAR);
    }
    require_in_place(to, destination);
}

void rectify(const eg_picture& source, const float corners[8], const eg_picture& destination) {
    Corners c{};
    for (int i = 0; i < 4; ++i) {
        c.x[i] = static_cast<double>(corners[2 * i]);
        c.y[i] = static_cast<double>(corners[2 * i + 1]);
        if (!(std::abs(c.x[i]) <= 1e6) || !(std::abs(c.y[i]) <= 1e6))
            fail(EG_INVALID_ARGUMENT, "corner %d of the plate is not a point of any picture", i + 1);
    }
    if (!strictly_convex(c)) fail(EG_INVALID_ARGUMENT, "the plate's corners do not span a convex quadrilateral");

    const cv::Rect part = touched(c, source);
    for (int i = 0; i < 4; ++i) {
        c.x[i] -= part.x;
        c.y[i] -= part.y;
    }
    const cv::Mat from = as_matrix(source)(part);
    cv::Mat to = as_matrix(destination);
    cv::warpPerspective(from, to, destination_to_source(c, to.cols, to.rows), to.size(),
                        cv::INTER_LINEAR | cv::WARP_INVERSE_MAP, cv::BORDER_REPLICATE);
    require_in_place(to, destination);
}

}  // namespace edgegate::imaging
