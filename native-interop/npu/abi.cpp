// The exported functions: argument checks, statistics, and nothing of any vendor.
#include <algorithm>
#include <cstddef>
#include <cstring>

#include "common/fault.hpp"
#include "npu/model_handle.hpp"
#include "npu/registry.hpp"
#include "npu/worker/remote_backend.hpp"

using namespace edgegate;
using namespace edgegate::npu;

struct eg_npu_backend {
    std::string name;
    std::shared_ptr<Backend> backend;
};

struct eg_npu_model : ModelHandle {
    using ModelHandle::ModelHandle;
};

// The layout is the contract with callers that were not compiled against this header; the C# side asserts the same numbers.
static_assert(sizeof(eg_npu_backend_info) == 1448 && offsetof(eg_npu_backend_info, reason) == 424);
static_assert(sizeof(eg_npu_open_options) == 16);
static_assert(sizeof(eg_npu_tensor_info) == 320 && offsetof(eg_npu_tensor_info, bytes) == 56);
static_assert(sizeof(eg_npu_stats) == 56 && offsetof(eg_npu_stats, temperature_c) == 48);

namespace {

template <typename Pointer>
void require(Pointer* pointer, const char* name) {
    if (pointer == nullptr) fail(EG_INVALID_ARGUMENT, "%s is null", name);
}

void copy_text(char* target, std::size_t size, const std::string& text) {
    const std::size_t length = std::min(size - 1, text.size());
    std::memcpy(target, text.data(), length);
    target[length] = '\0';
}

template <typename Info>
void require_sized(const Info* target, const char* name) {
    require(target, name);
    if (target->struct_size < sizeof(std::uint32_t) * 2)
        fail(EG_INVALID_ARGUMENT, "struct_size of %s is %u: set it to sizeof the struct", name, target->struct_size);
}

// Writes what both sides know: an older caller's struct is shorter, a newer caller's longer fields stay as they were.
template <typename Info>
void hand_out(const Info& filled, Info* target) {
    const std::uint32_t size = target->struct_size;
    const std::size_t shared = std::min<std::size_t>(size, sizeof(Info));
    std::memcpy(reinterpret_cast<char*>(target) + sizeof size, reinterpret_cast<const char*>(&filled) + sizeof size,
                shared - sizeof size);
}

void describe(eg_npu_backend_info& info, const char* name, const Backend& backend) {
    info.usable = 1;
    copy_text(info.name, sizeof info.name, name);
    copy_text(info.version, sizeof info.version, backend.version());
    copy_text(info.device, sizeof info.device, backend.device);
    copy_text(info.library, sizeof info.library, backend.library);
}

const BackendEntry& entry_at(std::int32_t index) {
    if (index < 0 || static_cast<std::size_t>(index) >= backend_count())
        fail(EG_INVALID_ARGUMENT, "there is no backend %d", index);
    return backend_entry(static_cast<std::size_t>(index));
}

void require_timeout(std::int32_t milliseconds) {
    if (milliseconds < 1) fail(EG_INVALID_ARGUMENT, "open_timeout_ms is %d: 1 or more", milliseconds);
}

OpenOptions read_options(const eg_npu_open_options* given) {
    OpenOptions options;
    if (given == nullptr) return options;
    eg_npu_open_options known{};
    if (given->struct_size < offsetof(eg_npu_open_options, deadline_ms))
        fail(EG_INVALID_ARGUMENT, "struct_size is %u: set it to sizeof the struct", given->struct_size);
    std::memcpy(&known, given, std::min<std::size_t>(given->struct_size, sizeof known));
    if (known.threads < 1 || known.threads > 64) fail(EG_INVALID_ARGUMENT, "threads is %d: 1 to 64", known.threads);
    if (known.deadline_ms < 0) fail(EG_INVALID_ARGUMENT, "deadline_ms is %d: 0 or more", known.deadline_ms);
    options.threads = known.threads;
    options.deadline_ms = known.deadline_ms;
    options.core_mask = known.core_mask;
    return options;
}

}  // namespace

extern "C" {

uint32_t eg_npu_abi_version(void) { return EG_NPU_ABI; }

const char* eg_npu_last_error(void) { return last_error(); }

int32_t eg_npu_backend_count(void) { return static_cast<int32_t>(backend_count()); }

eg_status eg_npu_backend_describe(int32_t index, eg_npu_backend_info* info) {
    return guarded([&] {
        require_sized(info, "info");
        const auto& entry = entry_at(index);
        eg_npu_backend_info filled{};
        copy_text(filled.name, sizeof filled.name, entry.name);
        if (guarded([&] { describe(filled, entry.name, *entry.open()); }) != EG_OK) {
            filled.usable = 0;
            copy_text(filled.reason, sizeof filled.reason, last_error());
        }
        hand_out(filled, info);
    });
}

eg_status eg_npu_backend_open(const char* name, eg_npu_backend** backend) {
    return guarded([&] {
        require(name, "name");
        require(backend, "backend");
        *backend = nullptr;
        const auto& entry = backend_named(name);
        *backend = new eg_npu_backend{entry.name, entry.open()};
    });
}

eg_status eg_npu_worker_describe(int32_t index, int32_t open_timeout_ms, eg_npu_backend_info* info) {
    return guarded([&] {
        require_sized(info, "info");
        const auto& entry = entry_at(index);
        require_timeout(open_timeout_ms);
        eg_npu_backend_info filled{};
        if (guarded([&] { filled = worker::describe(entry.name, open_timeout_ms); }) != EG_OK)
            copy_text(filled.reason, sizeof filled.reason, last_error());
        copy_text(filled.name, sizeof filled.name, entry.name);
        hand_out(filled, info);
    });
}

eg_status eg_npu_worker_open(const char* name, int32_t open_timeout_ms, eg_npu_backend** backend) {
    return guarded([&] {
        require(name, "name");
        require(backend, "backend");
        require_timeout(open_timeout_ms);
        *backend = nullptr;
        const auto& entry = backend_named(name);
        *backend = new eg_npu_backend{entry.name, std::make_shared<worker::RemoteBackend>(entry.name, open_timeout_ms)};
    });
}

eg_status eg_npu_backend_query(const eg_npu_backend* backend, eg_npu_backend_info* info) {
    return guarded([&] {
        require(backend, "backend");
        require_sized(info, "info");
        eg_npu_backend_info filled{};
        describe(filled, backend->name.c_str(), *backend->backend);
        hand_out(filled, info);
    });
}

void eg_npu_backend_close(eg_npu_backend* backend) {
    guarded([&] { delete backend; });
}

eg_status eg_npu_model_open(eg_npu_backend* backend, const char* path, const eg_npu_open_options* options,
                            eg_npu_model** model) {
    return guarded([&] {
        require(backend, "backend");
        require(path, "path");
        require(model, "model");
        *model = nullptr;
        *model = new eg_npu_model(backend->backend, path, read_options(options));
    });
}

eg_status eg_npu_model_tensor_count(const eg_npu_model* model, int32_t direction, int32_t* count) {
    return guarded([&] {
        require(model, "model");
        require(count, "count");
        *count = static_cast<int32_t>(model->tensors(direction).size());
    });
}

eg_status eg_npu_model_tensor_info(const eg_npu_model* model, int32_t direction, int32_t index, eg_npu_tensor_info* info) {
    return guarded([&] {
        require(model, "model");
        require_sized(info, "info");
        const Tensor& tensor = model->tensor(direction, index);
        eg_npu_tensor_info filled{};
        filled.type = tensor.type;
        filled.rank = static_cast<int32_t>(tensor.shape.size());
        std::copy(tensor.shape.begin(), tensor.shape.end(), filled.shape);
        filled.scale = tensor.scale;
        filled.zero_point = tensor.zero_point;
        filled.bytes = tensor.bytes;
        copy_text(filled.name, sizeof filled.name, tensor.name);
        hand_out(filled, info);
    });
}

eg_status eg_npu_model_buffer(eg_npu_model* model, int32_t direction, int32_t index, void** data, uint64_t* bytes) {
    return guarded([&] {
        require(model, "model");
        require(data, "data");
        require(bytes, "bytes");
        *bytes = model->tensor(direction, index).bytes;
        *data = model->data(direction, index);
    });
}

eg_status eg_npu_model_run(eg_npu_model* model) {
    return guarded([&] {
        require(model, "model");
        model->run();
    });
}

eg_status eg_npu_model_stats(const eg_npu_model* model, eg_npu_stats* stats) {
    return guarded([&] {
        require(model, "model");
        require_sized(stats, "stats");
        hand_out(model->stats(), stats);
    });
}

void eg_npu_model_close(eg_npu_model* model) {
    guarded([&] { delete model; });
}

}  // extern "C"
