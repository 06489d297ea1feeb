// libedgegate_imaging.so through its C ABI: arguments, edges, threads. What the pictures look like is checked by the contract
// tests.
#include "tests/imaging_test.hpp"

#include <cmath>
#include <thread>

namespace edgegate::tests {

namespace {

void test_arguments() {
    Picture a(8, 6, EG_PIXEL_RGB24), b(4, 3, EG_PIXEL_RGB24);
    const float box[8] = {0, 0, 8, 0, 8, 6, 0, 6};
    CHECK_IMG(EG_OK, eg_img_resize(&a.view, &b.view));
    CHECK_IMG(EG_INVALID_ARGUMENT, eg_img_resize(nullptr, &b.view));
    CHECK_IMG(EG_INVALID_ARGUMENT, eg_img_resize(&a.view, nullptr));
    CHECK_IMG(EG_INVALID_ARGUMENT, eg_img_resize(&a.view, &a.view));
    CHECK_IMG(EG_INVALID_ARGUMENT, eg_img_rectify(&a.view, nullptr, &b.view));
    CHECK_IMG(EG_OK, eg_img_rectify(&a.view, box, &b.view));
    CHECK_IMG(EG_INVALID_ARGUMENT, eg_img_convert(&a.view, &b.view));

    for (const auto& spoil :
         {+[](eg_picture& p) { p.bytes -= 1; }, +[](eg_picture& p) { p.width = 0; }, +[](eg_picture& p) { p.height = -1; },
          +[](eg_picture& p) { p.stride -= 1; }, +[](eg_picture& p) { p.stride = INT32_MAX; },
          +[](eg_picture& p) { p.format = 4; }, +[](eg_picture& p) { p.data = nullptr; },
          +[](eg_picture& p) { p.height = INT32_MAX; }, +[](eg_picture& p) { p.format = EG_PIXEL_NV12; }}) {
        eg_picture bad = a.view;
        spoil(bad);
        CHECK_IMG(EG_INVALID_ARGUMENT, eg_img_resize(&bad, &b.view));
        CHECK_IMG(EG_INVALID_ARGUMENT, eg_img_rectify(&bad, box, &b.view));
        CHECK(std::strlen(eg_img_last_error()) > 10);
    }
    std::uint8_t* data = nullptr;
    std::uint64_t size = 0;
    CHECK_IMG(EG_INVALID_ARGUMENT, eg_img_encode_jpeg(&a.view, 0, &data, &size));
    CHECK_IMG(EG_INVALID_ARGUMENT, eg_img_encode_jpeg(&a.view, 50, nullptr, &size));
    eg_img_free(nullptr);
}

void test_sizes() {
    const int sides[] = {1, 2, 3, 7, 16, 33, 500};
    for (const int format : {EG_PIXEL_GREY8, EG_PIXEL_RGB24})
        for (const int width : sides)
            for (const int height : sides) {
                Picture from(width, height, format, 77), to(19, 5, format);
                const auto w = static_cast<float>(width), h = static_cast<float>(height);
                const float corners[8] = {-1, -2, w + 3, -1, w + 1, h + 1, -2, h + 2};
                CHECK_IMG(EG_OK, eg_img_resize(&from.view, &to.view));
                CHECK(to.bytes.front() == 77 && to.bytes.back() == 77);
                CHECK_IMG(EG_OK, eg_img_rectify(&from.view, corners, &to.view));
                CHECK(to.bytes.front() == 77 && to.bytes.back() == 77);
            }
    for (const int format : {EG_PIXEL_YUYV, EG_PIXEL_NV12})
        for (const int width : {2, 6, 34, 638})
            for (const int target : {EG_PIXEL_GREY8, EG_PIXEL_RGB24}) {
                Picture from(width, 10, format, 128), to(width, 10, target);
                CHECK_IMG(EG_OK, eg_img_convert(&from.view, &to.view));
                CHECK(to.bytes.front() > 128 && to.bytes.back() == to.bytes.front());
            }
}

void test_corners() {
    Picture from(40, 30, EG_PIXEL_GREY8, 9), to(8, 4, EG_PIXEL_GREY8);
    const float nan = std::nanf(""), huge = 1e30f;
    const float bad[][8] = {{nan, 0, 8, 0, 8, 6, 0, 6}, {0, 0, huge, 0, 8, 6, 0, 6}, {0, 0, 8, 0, 0, 0, 8, 0},
                            {0, 0, 0, 0, 0, 0, 0, 0},   {0, 0, 8, 6, 8, 0, 0, 6},    {0, 0, 8, 0, 16, 0, 0, 6},
                            {0, 0, 20, 0, 5, 5, 0, 20}};
    for (const auto& corners : bad) CHECK_IMG(EG_INVALID_ARGUMENT, eg_img_rectify(&from.view, corners, &to.view));
    const float far[8] = {-9e5f, -9e5f, 9e5f, -9e5f, 9e5f, 9e5f, -9e5f, 9e5f};
    CHECK_IMG(EG_OK, eg_img_rectify(&from.view, far, &to.view));
    const float mirrored[8] = {20, 0, 0, 0, 0, 20, 20, 20};
    CHECK_IMG(EG_OK, eg_img_rectify(&from.view, mirrored, &to.view));
    CHECK(to.bytes.front() == 9);
}

void test_threads() {
    std::thread threads[3];
    for (int id = 0; id < 3; ++id)
        threads[id] = std::thread([id] {
            for (int round = 0; round < 40; ++round) {
                const auto level = static_cast<std::uint8_t>(40 * id + round);
                Picture from(90, 50, EG_PIXEL_RGB24, level), to(30, 70, EG_PIXEL_RGB24);
                const auto file = encoded(from);
                bool right = eg_img_decode(file.data(), file.size(), &from.view) == EG_OK;
                right = right && eg_img_resize(&from.view, &to.view) == EG_OK;
                right = right && std::abs(to.bytes.back() - level) < 3;
                if (!right) CHECK(false);
            }
        });
    for (auto& thread : threads) thread.join();
    CHECK(std::strstr(eg_img_versions(), "OpenCV") != nullptr);
    CHECK(eg_img_abi_version() == EG_IMG_ABI);
}

}  // namespace

}  // namespace edgegate::tests

int main() {
    using namespace edgegate::tests;
    test_arguments();
    test_sizes();
    test_corners();
    test_hostile_files();
    test_threads();
    return report("imaging");
}
