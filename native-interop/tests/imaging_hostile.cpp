// Files made to do harm. Under the sanitizers a stray access ends the program.
#include <random>

#include "tests/imaging_test.hpp"

namespace edgegate::tests {

namespace {

// Header, then pixels into memory of exactly that size. Large claims are not followed here: the limit has a test of its own.
bool decodes(const std::vector<std::uint8_t>& file) {
    // A copy in memory of its own: reading behind its end is found.
    const std::vector<std::uint8_t> exact(file.begin(), file.end());
    eg_image_header header{};
    if (eg_img_read_header(exact.data(), exact.size(), &header) != EG_OK) return false;
    if (std::int64_t{header.width} * header.height > 1 << 20) return false;
    Picture grey(header.width, header.height, EG_PIXEL_GREY8);
    Picture colour(header.width, header.height, EG_PIXEL_RGB24);
    const bool first = eg_img_decode(exact.data(), exact.size(), &grey.view) == EG_OK;
    const bool second = eg_img_decode(exact.data(), exact.size(), &colour.view) == EG_OK;
    return first && second;
}

std::vector<std::uint8_t> sample() {
    Picture picture(48, 40, EG_PIXEL_RGB24);
    for (std::size_t i = 0; i < picture.bytes.size(); ++i) picture.bytes[i] = static_cast<std::uint8_t>(i * i / 7);
    return encoded(picture);
}

}  // namespace

void test_hostile_files() {
    const auto file = sample();
    CHECK(decodes(file));
    for (std::size_t length = 0; length < file.size(); ++length)
        CHECK(!decodes({file.begin(), file.begin() + static_cast<std::ptrdiff_t>(length)}));

    std::mt19937 random(5);
    for (int round = 0; round < 3000; ++round) {
        auto damaged = file;
        for (int hit = 0; hit < 1 + round % 8; ++hit) damaged[random() % damaged.size()] = static_cast<std::uint8_t>(random());
        (void)decodes(damaged);
    }
    for (int round = 0; round < 500; ++round) {
        std::vector<std::uint8_t> noise(random() % 300);
        for (auto& byte : noise) byte = static_cast<std::uint8_t>(random());
        CHECK(!decodes(noise));
        noise.insert(noise.begin(), {0xff, 0xd8, 0xff});
        CHECK(!decodes(noise));
        noise.insert(noise.begin(), {0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        CHECK(!decodes(noise));
    }
    eg_image_header header{};
    CHECK_IMG(EG_BAD_DATA, eg_img_read_header(nullptr, 0, &header));
    CHECK_IMG(EG_INVALID_ARGUMENT, eg_img_read_header(file.data(), file.size(), nullptr));
}

}  // namespace edgegate::tests
