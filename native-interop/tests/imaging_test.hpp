// What the imaging tests share.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "edgegate_imaging.h"
#include "tests/check.hpp"

#define CHECK_IMG(status, call) \
    ::edgegate::tests::check_status((status), (call), eg_img_last_error(), #call, __FILE__, __LINE__)

namespace edgegate::tests {

// A picture in exactly as much memory as it needs: one byte too far is found by the address sanitizer.
struct Picture {
    std::vector<std::uint8_t> bytes;
    eg_picture view{};

    Picture(int width, int height, int format, std::uint8_t level = 0) {
        const int stride = format == EG_PIXEL_RGB24 ? width * 3 : format == EG_PIXEL_YUYV ? width * 2 : width;
        const int rows = format == EG_PIXEL_NV12 ? height * 3 / 2 : height;
        bytes.assign(static_cast<std::size_t>(stride) * static_cast<std::size_t>(rows), level);
        view = {bytes.data(), bytes.size(), width, height, stride, format};
    }
};

inline std::vector<std::uint8_t> encoded(const Picture& picture) {
    std::uint8_t* data = nullptr;
    std::uint64_t size = 0;
    CHECK_IMG(EG_OK, eg_img_encode_jpeg(&picture.view, 90, &data, &size));
    std::vector<std::uint8_t> result(data, data + size);
    eg_img_free(data);
    return result;
}

void test_hostile_files();

}  // namespace edgegate::tests
