// libFuzzer target: any bytes as a picture file, decoded both ways, shrunk and rectified.
//   cmake -S native-interop -B native-interop/build/fuzz -DCMAKE_CXX_COMPILER=clang++ -DCMAKE_C_COMPILER=clang
//   -DEDGEGATE_FUZZ=ON
#include <cstddef>
#include <cstdint>
#include <vector>

#include "edgegate_imaging.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    eg_image_header header{};
    if (eg_img_read_header(data, size, &header) != EG_OK) return 0;
    if (std::int64_t{header.width} * header.height > 1 << 20) return 0;
    for (const int format : {EG_PIXEL_GREY8, EG_PIXEL_RGB24}) {
        const int samples = format == EG_PIXEL_RGB24 ? 3 : 1;
        std::vector<std::uint8_t> pixels(static_cast<std::size_t>(header.width) *
                                         static_cast<std::size_t>(header.height * samples));
        std::vector<std::uint8_t> crop(static_cast<std::size_t>(96 * 24 * samples));
        const eg_picture picture{pixels.data(), pixels.size(), header.width, header.height, header.width * samples, format};
        const eg_picture plate{crop.data(), crop.size(), 96, 24, 96 * samples, format};
        if (eg_img_decode(data, size, &picture) != EG_OK) continue;
        const auto w = static_cast<float>(header.width), h = static_cast<float>(header.height);
        const float corners[8] = {0, 0, w, h / 8, w, h, -w / 9, h};
        if (eg_img_resize(&picture, &plate) != EG_OK || eg_img_rectify(&picture, corners, &plate) != EG_OK) __builtin_trap();
    }
    return 0;
}
