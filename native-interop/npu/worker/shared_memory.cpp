#include "npu/worker/shared_memory.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "common/fault.hpp"

namespace edgegate::npu::worker {

namespace {
constexpr int seals = F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL;
}

SharedMemory::SharedMemory() {
    const int made = memfd_create("edgegate-npu", MFD_CLOEXEC | MFD_ALLOW_SEALING);
    descriptor_ = made < 0 ? -1 : fcntl(made, F_DUPFD_CLOEXEC, 10);  // clear of the descriptors that the worker gets
    const int error = errno;
    if (made >= 0) close(made);
    if (descriptor_ < 0) fail(EG_UNAVAILABLE, "no shared memory for a worker process: %s", std::strerror(error));
}

SharedMemory::~SharedMemory() {
    if (data_ != nullptr) munmap(data_, bytes_);
    close(descriptor_);
}

void SharedMemory::size(std::uint64_t bytes) {
    // The pages are claimed now: a box that is short of memory says so here, not by a signal in the middle of a frame.
    int error = ftruncate(descriptor_, static_cast<off_t>(bytes)) != 0 ? errno : 0;
    if (error == 0) error = posix_fallocate(descriptor_, 0, static_cast<off_t>(bytes));
    if (error == 0 && fcntl(descriptor_, F_ADD_SEALS, seals) != 0) error = errno;
    if (error != 0)
        fail(EG_OUT_OF_MEMORY, "no %llu bytes of shared memory: %s", static_cast<unsigned long long>(bytes),
             std::strerror(error));
    data_ = map(descriptor_, bytes);
    if (data_ == nullptr) fail(EG_OUT_OF_MEMORY, "shared memory cannot be mapped: %s", std::strerror(errno));
    bytes_ = bytes;
}

unsigned char* SharedMemory::map(int descriptor, std::uint64_t bytes) noexcept {
    struct stat status {};
    if (bytes == 0 || fstat(descriptor, &status) != 0 || static_cast<std::uint64_t>(status.st_size) != bytes) return nullptr;
    if ((fcntl(descriptor, F_GET_SEALS) & seals) != seals) return nullptr;
    void* mapped = mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0);
    return mapped == MAP_FAILED ? nullptr : static_cast<unsigned char*>(mapped);
}

}  // namespace edgegate::npu::worker
