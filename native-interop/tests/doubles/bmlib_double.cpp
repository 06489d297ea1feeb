// A double of Sophgo's libbmlib: exports its symbols, checks every rule of memory, order and thread, and ends the process when
// one is broken.
#include "tests/doubles/bmlib_double.hpp"

#include <cmath>
#include <cstring>
#include <map>
#include <mutex>
#include <thread>
#include <vector>

#include "tests/doubles/double_model.hpp"

using namespace edgegate::npu::sophgo;
using edgegate::doubles::fault;
using edgegate::doubles::violation;

#define DOUBLE_EXPORT extern "C" __attribute__((visibility("default")))

namespace {

constexpr std::uint64_t address_base = 0x4000'0000'0000;
constexpr unsigned most_bytes = 256u << 20;

struct Pending {
    std::thread::id thread;
    int core;
    std::function<void()> work;
};

struct Device {
    std::map<std::uint64_t, std::vector<unsigned char>> blocks;
    std::vector<Pending> pending;
    std::uint64_t next = address_base;
    int runtimes = 0;
};

std::mutex lock;
std::map<void*, Device> devices;

Device& device(void* handle, const char* function) {
    const auto found = devices.find(handle);
    if (found == devices.end()) violation("%s with a handle that is not open", function);
    return found->second;
}

std::vector<unsigned char>& block(Device& d, const DeviceMemory& memory, std::uint64_t bytes, const char* function) {
    const auto found = d.blocks.find(memory.address);
    if (found == d.blocks.end()) violation("%s on device memory that is not allocated", function);
    if (memory.size != found->second.size()) violation("%s with a changed descriptor", function);
    if (bytes > found->second.size())
        violation("%s of %llu bytes, the block has %zu", function, static_cast<unsigned long long>(bytes),
                  found->second.size());
    return found->second;
}

std::int32_t finish(void* handle, int core, const char* function) {
    std::vector<Pending> mine;
    {
        const std::lock_guard<std::mutex> guard(lock);
        auto& pending = device(handle, function).pending;
        for (auto it = pending.begin(); it != pending.end();) {
            const bool taken = it->thread == std::this_thread::get_id() && it->core == core;
            if (taken) mine.push_back(std::move(*it));
            it = taken ? pending.erase(it) : it + 1;
        }
    }
    if (mine.empty()) violation("%s on a thread that launched nothing", function);
    int status = 0;
    if (fault("sync", &status)) return status;
    for (auto& entry : mine) entry.work();
    return status_success;
}

}  // namespace

DOUBLE_EXPORT void* edgegate_double_block(void* handle, DeviceMemory memory, std::uint64_t bytes) {
    const std::lock_guard<std::mutex> guard(lock);
    return block(device(handle, "a launch"), memory, bytes, "a launch").data();
}

DOUBLE_EXPORT void edgegate_double_submit(void* handle, int core, std::function<void()> work) {
    {
        const std::lock_guard<std::mutex> guard(lock);
        device(handle, "a launch").pending.push_back({std::this_thread::get_id(), core, std::move(work)});
    }
    std::this_thread::yield();  // so that others get a chance to come in between
}

DOUBLE_EXPORT void edgegate_double_count_runtime(void* handle, int change) {
    const std::lock_guard<std::mutex> guard(lock);
    device(handle, change > 0 ? "bmrt_create" : "bmrt_destroy after bm_dev_free:").runtimes += change;
}

DOUBLE_EXPORT std::int32_t bm_dev_request(void** handle, int id) {
    int status = 0;
    if (fault("request", &status)) return status;
    if (handle == nullptr || id != 0) violation("bm_dev_request of device %d", id);
    static char identities[64];
    static int next = 0;
    const std::lock_guard<std::mutex> guard(lock);
    *handle = &identities[next++ % 64];
    devices[*handle];
    return status_success;
}

DOUBLE_EXPORT void bm_dev_free(void* handle) {
    const std::lock_guard<std::mutex> guard(lock);
    const Device& d = device(handle, "bm_dev_free");
    if (d.runtimes != 0) violation("bm_dev_free before bmrt_destroy");
    if (!d.blocks.empty()) violation("bm_dev_free with %zu blocks not freed", d.blocks.size());
    devices.erase(handle);
}

DOUBLE_EXPORT std::int32_t bm_get_chipid(void* handle, unsigned* id) {
    const std::lock_guard<std::mutex> guard(lock);
    (void)device(handle, "bm_get_chipid");
    *id = chip_bm1684x;
    return status_success;
}

DOUBLE_EXPORT std::int32_t bm_malloc_device_byte(void* handle, DeviceMemory* memory, unsigned size) {
    const std::lock_guard<std::mutex> guard(lock);
    Device& d = device(handle, "bm_malloc_device_byte");
    if (memory->reserved != 0 || memory->dmabuf != 0 || memory->flags != 0)
        violation("bm_malloc_device_byte on a descriptor that was not zeroed");
    if (size == 0 || size > most_bytes) return status_no_memory;
    if (fault("allocate")) return status_no_memory;
    memory->address = d.next;
    memory->size = size;
    d.next += (size + 8191u) / 4096u * 4096u;
    d.blocks[memory->address].assign(size, 0xcd);
    return status_success;
}

DOUBLE_EXPORT void bm_free_device(void* handle, DeviceMemory memory) {
    const std::lock_guard<std::mutex> guard(lock);
    Device& d = device(handle, "bm_free_device");
    (void)block(d, memory, 0, "bm_free_device");
    d.blocks.erase(memory.address);
}

DOUBLE_EXPORT std::int32_t bm_memcpy_s2d_partial(void* handle, DeviceMemory to, void* from, unsigned size) {
    const std::lock_guard<std::mutex> guard(lock);
    Device& d = device(handle, "bm_memcpy_s2d_partial");
    if (!d.pending.empty()) violation("bm_memcpy_s2d_partial while a launch is not synchronised");
    int status = 0;
    if (fault("copy-in", &status)) return status;
    std::memcpy(block(d, to, size, "bm_memcpy_s2d_partial").data(), from, size);
    return status_success;
}

DOUBLE_EXPORT std::int32_t bm_memcpy_d2s_partial(void* handle, void* to, DeviceMemory from, unsigned size) {
    const std::lock_guard<std::mutex> guard(lock);
    Device& d = device(handle, "bm_memcpy_d2s_partial");
    if (!d.pending.empty()) violation("bm_memcpy_d2s_partial before the launch was synchronised");
    int status = 0;
    if (fault("copy-out", &status)) return status;
    std::memcpy(to, block(d, from, size, "bm_memcpy_d2s_partial").data(), size);
    return status_success;
}

DOUBLE_EXPORT std::int32_t bm_thread_sync(void* handle) { return finish(handle, -1, "bm_thread_sync"); }

DOUBLE_EXPORT std::int32_t bm_thread_sync_from_core(void* handle, int core) {
    return finish(handle, core, "bm_thread_sync_from_core");
}

DOUBLE_EXPORT std::int32_t bm_set_sync_timeout(void* handle, int milliseconds) {
    const std::lock_guard<std::mutex> guard(lock);
    (void)device(handle, "bm_set_sync_timeout");
    if (milliseconds <= 0) violation("bm_set_sync_timeout of %d ms", milliseconds);
    return status_success;
}

DOUBLE_EXPORT std::int32_t bm_get_chip_temp(void* handle, unsigned* celsius) {
    const std::lock_guard<std::mutex> guard(lock);
    (void)device(handle, "bm_get_chip_temp");
    *celsius = 47;
    return status_success;
}

DOUBLE_EXPORT std::int32_t bm_get_tpu_power(void*, float*) { return 9; }  // not supported, as on most boards
