#include "imaging/exif.hpp"

namespace edgegate::imaging {

namespace {

class Tiff final {
public:
    Tiff(const std::uint8_t* data, std::size_t bytes) : data_(data), bytes_(bytes) {}

    bool open() {
        if (bytes_ < 8) return false;
        big_ = data_[0] == 'M';
        return data_[0] == data_[1] && (big_ || data_[0] == 'I') && u16(2) == 42;
    }
    bool holds(std::size_t offset, std::size_t count) const { return offset <= bytes_ && bytes_ - offset >= count; }
    std::uint32_t u16(std::size_t at) const {
        const std::uint32_t first = data_[at], second = data_[at + 1];
        return big_ ? first << 8 | second : second << 8 | first;
    }
    std::uint32_t u32(std::size_t at) const { return big_ ? u16(at) << 16 | u16(at + 2) : u16(at + 2) << 16 | u16(at); }

private:
    const std::uint8_t* data_;
    std::size_t bytes_;
    bool big_ = false;
};

constexpr std::uint32_t tag_orientation = 0x0112;
constexpr std::uint32_t type_short = 3;

}  // namespace

int exif_orientation(const std::uint8_t* data, std::size_t bytes) noexcept {
    Tiff tiff(data, bytes);
    if (!tiff.open()) return 1;
    const std::size_t directory = tiff.u32(4);
    if (!tiff.holds(directory, 2)) return 1;
    const std::uint32_t entries = tiff.u16(directory);
    for (std::uint32_t i = 0; i < entries; ++i) {
        const std::size_t entry = directory + 2 + std::size_t{12} * i;
        if (!tiff.holds(entry, 12)) return 1;
        if (tiff.u16(entry) != tag_orientation || tiff.u16(entry + 2) != type_short) continue;
        const std::uint32_t value = tiff.u16(entry + 8);
        return value >= 1 && value <= 8 ? static_cast<int>(value) : 1;
    }
    return 1;
}

}  // namespace edgegate::imaging
