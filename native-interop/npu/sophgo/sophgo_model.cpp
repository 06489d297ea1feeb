#include "npu/sophgo/sophgo_model.hpp"

#include <cstdlib>
#include <cstring>

#include "npu/vendor_call.hpp"

namespace edgegate::npu::sophgo {

namespace {

std::int32_t tensor_type(std::int32_t type) {
    switch (type) {
        case float32:
            return EG_TENSOR_FLOAT32;
        case float16:
            return EG_TENSOR_FLOAT16;
        case int8:
            return EG_TENSOR_INT8;
        case uint8:
            return EG_TENSOR_UINT8;
        case int32:
            return EG_TENSOR_INT32;
        default:
            return 0;
    }
}

bool is_quantised(std::int32_t type) { return type == int8 || type == uint8; }

bool same(const Shape& a, const Shape& b) {
    return a.rank == b.rank && std::memcmp(a.sizes, b.sizes, sizeof a.sizes[0] * static_cast<std::size_t>(a.rank)) == 0;
}

}  // namespace

SophgoModel::SophgoModel(std::shared_ptr<SophgoBackend> backend, const std::string& path, const OpenOptions& options)
    : backend_(std::move(backend)), api_(backend_->runtime()), path_(path) {
    try {
        backend_->allow(options.deadline_ms);
        const std::lock_guard<std::mutex> turn(backend_->turn());
        choose_cores(options.core_mask);
        load();
        describe(false);
        describe(true);
        allocate(false);
        allocate(true);
    } catch (...) {
        release();
        throw;
    }
}

SophgoModel::~SophgoModel() {
    const std::lock_guard<std::mutex> turn(backend_->turn());
    release();
}

void SophgoModel::release() noexcept {
    for (const Side* side : {&input_side_, &output_side_})
        for (const auto& tensor : side->device) vendor_cleanup([&] { api_.free_memory(backend_->handle(), tensor.memory); });
    if (runtime_ != nullptr) vendor_cleanup([&] { api_.destroy(runtime_); });
}

void SophgoModel::check(std::int32_t status, const char* what) const {
    if (status == status_success) return;
    const eg_status kind = status == status_timeout ? EG_TIMEOUT : status == status_no_memory ? EG_OUT_OF_MEMORY : EG_RUNTIME;
    fail(kind, "%s failed for %s with status %d%s", what, path_.c_str(), status,
         status == status_timeout ? ": the device did not answer in time" : "");
}

void SophgoModel::choose_cores(std::uint32_t mask) {
    for (int core = 0; core < 32; ++core)
        if ((mask >> core & 1u) != 0) cores_.push_back(core);
    if (!cores_.empty() && api_.simple)
        fail(EG_UNSUPPORTED,
             "the simple path of libbmrt cannot choose cores: leave core_mask at 0 for %s, or unset EDGEGATE_SOPHGO_LAUNCH",
             path_.c_str());
    if (!cores_.empty() && (api_.launch_on_cores == nullptr || api_.synchronise_core == nullptr))
        fail(EG_UNSUPPORTED, "this libbmrt cannot choose cores: leave core_mask at 0 for %s, or install libsophon for BM1688",
             path_.c_str());
}

void SophgoModel::load() {
    const char* path = path_.c_str();
    runtime_ = vendor_call("bmrt_create", path, [&] { return api_.create(backend_->handle()); });
    if (runtime_ == nullptr)
        fail(EG_UNAVAILABLE, "libbmrt %s does not know this chip: install the release for it", backend_->version().c_str());
    if (!vendor_call("bmrt_load_bmodel", path, [&] { return api_.load(runtime_, path); }))
        fail(EG_BAD_DATA, "libbmrt %s refuses %s: it is damaged, or compiled for another chip than this %s; convert it again",
             backend_->version().c_str(), path, backend_->device.c_str());
    const int networks = vendor_call("bmrt_get_network_number", path, [&] { return api_.network_number(runtime_); });
    if (networks != 1)
        fail(EG_UNSUPPORTED, "%s holds %d networks, one is handled: convert each into a file of its own", path, networks);

    // The array is ours to free, the names in it are not.
    const char** names = nullptr;
    vendor_call("bmrt_get_network_names", path, [&] { api_.network_names(runtime_, &names); });
    const std::string name = names != nullptr && names[0] != nullptr ? names[0] : "";
    std::free(const_cast<char**>(names));
    network_ = vendor_call("bmrt_get_network_info", path, [&] { return api_.network(runtime_, name.c_str()); });
    if (network_ == nullptr || network_->stage_count < 1 || network_->stages == nullptr)
        fail(EG_BAD_DATA, "libbmrt does not describe the network '%s' of %s", name.c_str(), path);
    if (network_->is_dynamic) fail(EG_UNSUPPORTED, "%s is compiled for dynamic shapes: convert it with fixed sizes", path);
}

void SophgoModel::describe(bool output) {
    const auto& n = *network_;
    const int count = output ? n.output_count : n.input_count;
    const Shape* shapes = output ? n.stages[0].outputs : n.stages[0].inputs;
    for (int i = 0; i < count; ++i) {
        const std::int32_t type = (output ? n.output_types : n.input_types)[i];
        if (shapes[i].rank < 0 || shapes[i].rank > most_dimensions)
            fail(EG_BAD_DATA, "%s: a tensor has rank %d", path_.c_str(), shapes[i].rank);
        Tensor tensor;
        const char* name = (output ? n.output_names : n.input_names)[i];
        tensor.name = name != nullptr ? name : "";
        tensor.type = tensor_type(type);
        tensor.shape.assign(shapes[i].sizes, shapes[i].sizes + shapes[i].rank);
        if (is_quantised(type)) {
            // Sophgo multiplies on both sides: code = real * input_scale + zero, real = (code - zero) * output_scale.
            const float scale = (output ? n.output_scales : n.input_scales)[i];
            const auto* zeros = output ? n.output_zero_points : n.input_zero_points;
            if (!(scale > 0))
                fail(EG_BAD_DATA, "%s: tensor '%s' has scale %g", path_.c_str(), tensor.name.c_str(),
                     static_cast<double>(scale));
            tensor.scale = output ? scale : 1.0f / scale;
            tensor.zero_point = zeros != nullptr ? zeros[i] : 0;
        }
        complete_tensor(tensor, path_, output ? "output" : "input");
        (output ? outputs : inputs).push_back(std::move(tensor));
    }
}

void SophgoModel::allocate(bool output) {
    const auto& n = *network_;
    const auto& tensors = output ? outputs : inputs;
    Side& side = output ? output_side_ : input_side_;
    side.host.reserve(tensors.size());
    side.device.reserve(tensors.size());
    for (std::size_t i = 0; i < tensors.size(); ++i) {
        const std::size_t most = (output ? n.most_output_bytes : n.most_input_bytes)[i];
        if (most < tensors[i].bytes || most > UINT32_MAX)
            fail(EG_BAD_DATA, "%s: tensor '%s' needs %llu bytes, the file allows %zu", path_.c_str(), tensors[i].name.c_str(),
                 static_cast<unsigned long long>(tensors[i].bytes), most);
        side.host.emplace_back(tensors[i].bytes);
        if (api_.simple) {
            side.pointers.push_back(side.host.back().data());
            side.shapes.push_back((output ? n.stages[0].outputs : n.stages[0].inputs)[i]);
            continue;
        }
        DeviceTensor device{};
        device.type = (output ? n.output_types : n.input_types)[i];
        device.shape = (output ? n.stages[0].outputs : n.stages[0].inputs)[i];
        check(api_.allocate(backend_->handle(), &device.memory, static_cast<unsigned>(most)), "allocating device memory");
        side.device.push_back(device);
    }
}

void SophgoModel::run() {
    const std::lock_guard<std::mutex> turn(backend_->turn());
    if (api_.simple) return run_simple();
    for (std::size_t i = 0; i < inputs.size(); ++i)
        check(api_.copy_in(backend_->handle(), input_side_.device[i].memory, input_side_.host[i].data(),
                           static_cast<unsigned>(inputs[i].bytes)),
              "copying an input");
    launch();
    synchronise();
    for (std::size_t i = 0; i < outputs.size(); ++i) {
        if (!same(output_side_.device[i].shape, network_->stages[0].outputs[i]))
            fail(EG_RUNTIME, "%s: output '%s' came back in another shape", path_.c_str(), outputs[i].name.c_str());
        check(api_.copy_out(backend_->handle(), output_side_.host[i].data(), output_side_.device[i].memory,
                            static_cast<unsigned>(outputs[i].bytes)),
              "copying an output");
    }
}

// Blocks until the outputs are there: copies and the wait are the runtime's.
void SophgoModel::run_simple() {
    const bool done = vendor_call("launching", path_.c_str(), [&] {
        return api_.launch_data(runtime_, network_->name, input_side_.pointers.data(), input_side_.shapes.data(),
                                static_cast<int>(inputs.size()), output_side_.pointers.data(), output_side_.shapes.data(),
                                static_cast<int>(outputs.size()), true);
    });
    if (!done) fail(EG_RUNTIME, "libbmrt could not run %s: it was refused, or the device did not answer", path_.c_str());
    for (std::size_t i = 0; i < outputs.size(); ++i)
        if (!same(output_side_.shapes[i], network_->stages[0].outputs[i]))
            fail(EG_RUNTIME, "%s: output '%s' came back in another shape", path_.c_str(), outputs[i].name.c_str());
}

// Returns before the chip is done. Output memory is ours, the store mode the runtime's default.
void SophgoModel::launch() {
    const auto input_count = static_cast<int>(inputs.size()), output_count = static_cast<int>(outputs.size());
    const bool launched = vendor_call("launching", path_.c_str(), [&] {
        return cores_.empty() ? api_.launch(runtime_, network_->name, input_side_.device.data(), input_count,
                                            output_side_.device.data(), output_count, true, false)
                              : api_.launch_on_cores(runtime_, network_->name, input_side_.device.data(), input_count,
                                                     output_side_.device.data(), output_count, true, false, cores_.data(),
                                                     static_cast<int>(cores_.size()));
    });
    if (!launched) fail(EG_RUNTIME, "libbmrt could not launch %s", path_.c_str());
}

// On the thread that launched. Every core is waited for, also after one has failed: none may still write afterwards.
void SophgoModel::synchronise() {
    if (cores_.empty()) return check(api_.synchronise(backend_->handle()), "waiting for the device");
    std::int32_t first_failure = status_success;
    for (const int core : cores_) {
        const std::int32_t status = api_.synchronise_core(backend_->handle(), core);
        if (first_failure == status_success) first_failure = status;
    }
    check(first_failure, "waiting for the device's cores");
}

void* SophgoModel::data(bool output, std::size_t index) { return (output ? output_side_ : input_side_).host[index].data(); }

Telemetry SophgoModel::telemetry() const {
    Telemetry telemetry;
    unsigned celsius = 0;
    float watts = 0;
    if (api_.temperature != nullptr && api_.temperature(backend_->handle(), &celsius) == status_success)
        telemetry.temperature_c = static_cast<float>(celsius);
    if (api_.power != nullptr && api_.power(backend_->handle(), &watts) == status_success) telemetry.power_w = watts;
    return telemetry;
}

}  // namespace edgegate::npu::sophgo
