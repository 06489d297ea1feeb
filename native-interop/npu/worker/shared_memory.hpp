// Memory of two processes. Its size is sealed before this process touches it: nobody can cut it short under a reader.
#pragma once

#include <cstddef>
#include <cstdint>

namespace edgegate::npu::worker {

class SharedMemory final {
public:
    // Of no size yet. Throws Fault EG_UNAVAILABLE.
    SharedMemory();
    ~SharedMemory();
    SharedMemory(const SharedMemory&) = delete;
    SharedMemory& operator=(const SharedMemory&) = delete;

    int descriptor() const noexcept { return descriptor_; }

    // Gives it its size, zeroed, seals that, and maps it. Once. Throws Fault EG_OUT_OF_MEMORY.
    void size(std::uint64_t bytes);

    unsigned char* at(std::uint64_t offset) const noexcept { return data_ + offset; }

    // Maps memory that another process has sized. Null when it is not exactly that long, or not sealed.
    static unsigned char* map(int descriptor, std::uint64_t bytes) noexcept;

private:
    int descriptor_;
    unsigned char* data_ = nullptr;
    std::uint64_t bytes_ = 0;
};

}  // namespace edgegate::npu::worker
