// Memory of one tensor: zeroed, aligned to a cache line, never moved.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <new>

namespace edgegate::npu {

class AlignedBuffer final {
public:
    static constexpr std::size_t alignment = 64;

    explicit AlignedBuffer(std::size_t bytes) : bytes_(bytes) {
        const std::size_t rounded = (bytes + alignment - 1) / alignment * alignment;
        data_ = std::aligned_alloc(alignment, rounded == 0 ? alignment : rounded);
        if (data_ == nullptr) throw std::bad_alloc();
        std::memset(data_, 0, rounded);
    }
    AlignedBuffer(AlignedBuffer&& other) noexcept : data_(other.data_), bytes_(other.bytes_) { other.data_ = nullptr; }
    AlignedBuffer(const AlignedBuffer&) = delete;
    AlignedBuffer& operator=(const AlignedBuffer&) = delete;
    AlignedBuffer& operator=(AlignedBuffer&&) = delete;
    ~AlignedBuffer() { std::free(data_); }

    void* data() const noexcept { return data_; }
    std::size_t bytes() const noexcept { return bytes_; }

private:
    void* data_;
    std::size_t bytes_;
};

}  // namespace edgegate::npu
