#include "npu/onnxruntime/ort_model.hpp"

#include "common/fault.hpp"

namespace edgegate::npu {

namespace {

// ONNX element types, as the runtime numbers them.
std::int32_t tensor_type(int element) {
    switch (element) {
        case 1:
            return EG_TENSOR_FLOAT32;
        case 2:
            return EG_TENSOR_UINT8;
        case 3:
            return EG_TENSOR_INT8;
        case 6:
            return EG_TENSOR_INT32;
        case 10:
            return EG_TENSOR_FLOAT16;
        default:
            return 0;
    }
}

int element_type(std::int32_t type) {
    switch (type) {
        case EG_TENSOR_UINT8:
            return 2;
        case EG_TENSOR_INT8:
            return 3;
        case EG_TENSOR_INT32:
            return 6;
        case EG_TENSOR_FLOAT16:
            return 10;
        default:
            return 1;
    }
}

}  // namespace

OrtModel::OrtModel(const OrtApi& api, OrtEnv* environment, const std::string& path, const OpenOptions& options)
    : api_(api), path_(path), deadline_ms_(options.deadline_ms) {
    try {
        create_session(environment, options);
        describe(false, inputs);
        describe(true, outputs);
        api_.check(api_.call<ort::create_cpu_memory_info>(int{ort::arena_allocator}, int{ort::memory_default}, &memory_),
                   "cannot describe memory for", path_.c_str());
        bind(inputs, input_side_);
        bind(outputs, output_side_);
        if (deadline_ms_ > 0) {
            api_.check(api_.call<ort::create_run_options>(&run_options_), "cannot set a deadline for", path_.c_str());
            // The runtime looks at the flag between two operators: a run ends at most one operator after its deadline.
            watchdog_ = std::make_unique<Watchdog>(
                [this] { api_.release<ort::release_status>(api_.call<ort::run_options_set_terminate>(run_options_)); });
        }
    } catch (...) {
        release();
        throw;
    }
}

OrtModel::~OrtModel() { release(); }

void OrtModel::release() noexcept {
    watchdog_.reset();
    for (auto* value : input_side_.values) api_.release<ort::release_value>(value);
    for (auto* value : output_side_.values) api_.release<ort::release_value>(value);
    api_.release<ort::release_run_options>(run_options_);
    api_.release<ort::release_memory_info>(memory_);
    api_.release<ort::release_session>(session_);
}

void OrtModel::create_session(OrtEnv* environment, const OpenOptions& options) {
    OrtSessionOptions* settings = nullptr;
    api_.check(api_.call<ort::create_session_options>(&settings), "cannot prepare", path_.c_str());
    const auto release_settings = [this](OrtSessionOptions* object) { api_.release<ort::release_session_options>(object); };
    const std::unique_ptr<OrtSessionOptions, decltype(release_settings)> owner(settings, release_settings);

    const auto set = [this](OrtStatus* status) { api_.check(status, "cannot configure", path_.c_str()); };
    const auto entry = [&](const char* key, const char* value) {
        set(api_.call<ort::add_session_config_entry>(settings, key, value));
    };
    set(api_.call<ort::set_intra_op_num_threads>(settings, options.threads));
    set(api_.call<ort::set_inter_op_num_threads>(settings, 1));
    set(api_.call<ort::set_session_execution_mode>(settings, int{ort::execution_sequential}));
    set(api_.call<ort::set_session_graph_optimization_level>(settings, int{ort::optimise_all}));
    entry("session.intra_op.allow_spinning", "0");  // an idle lane leaves its cores alone
    entry("session.set_denormal_as_zero", "1");     // black frames must not be slower than bright ones
    api_.check(api_.call<ort::create_session>(environment, path_.c_str(), settings, &session_), "cannot load the model",
               path_.c_str());
}

void OrtModel::describe(bool output, std::vector<Tensor>& into) {
    std::size_t count = 0;
    api_.check(output ? api_.call<ort::session_get_output_count>(session_, &count)
                      : api_.call<ort::session_get_input_count>(session_, &count),
               "cannot read", path_.c_str());
    into.reserve(count);
    for (std::size_t index = 0; index < count; ++index) into.push_back(describe_one(output, index));
}

Tensor OrtModel::describe_one(bool output, std::size_t index) {
    const auto check = [this](OrtStatus* status) { api_.check(status, "cannot read", path_.c_str()); };
    Tensor tensor;

    OrtAllocator* allocator = nullptr;
    char* name = nullptr;
    check(api_.call<ort::get_default_allocator>(&allocator));
    check(output ? api_.call<ort::session_get_output_name>(session_, index, allocator, &name)
                 : api_.call<ort::session_get_input_name>(session_, index, allocator, &name));
    tensor.name = name;
    check(api_.call<ort::allocator_free>(allocator, static_cast<void*>(name)));

    OrtTypeInfo* type = nullptr;
    check(output ? api_.call<ort::session_get_output_type_info>(session_, index, &type)
                 : api_.call<ort::session_get_input_type_info>(session_, index, &type));
    const auto release_type = [this](OrtTypeInfo* object) { api_.release<ort::release_type_info>(object); };
    const std::unique_ptr<OrtTypeInfo, decltype(release_type)> owner(type, release_type);

    const char* role = output ? "output" : "input";
    int kind = 0;
    check(api_.call<ort::get_onnx_type>(static_cast<const OrtTypeInfo*>(type), &kind));
    if (kind != ort::type_tensor) fail(EG_UNSUPPORTED, "%s: %s '%s' is not a tensor", path_.c_str(), role, tensor.name.c_str());

    const OrtTensorInfo* info = nullptr;
    int element = 0;
    std::size_t rank = 0;
    check(api_.call<ort::cast_type_info_to_tensor_info>(static_cast<const OrtTypeInfo*>(type), &info));
    check(api_.call<ort::get_tensor_element_type>(info, &element));
    check(api_.call<ort::get_dimensions_count>(info, &rank));
    std::vector<std::int64_t> dimensions(rank);
    check(api_.call<ort::get_dimensions>(info, dimensions.data(), rank));

    tensor.type = tensor_type(element);
    for (const std::int64_t size : dimensions) {
        if (size > INT32_MAX) fail(EG_TOO_LARGE, "%s: %s '%s' needs more than 1 GiB", path_.c_str(), role, tensor.name.c_str());
        tensor.shape.push_back(size < 0 ? 0 : static_cast<std::int32_t>(size));
    }
    complete_tensor(tensor, path_, role);
    return tensor;
}

void OrtModel::bind(const std::vector<Tensor>& tensors, Side& side) {
    side.values.reserve(tensors.size());
    for (const auto& tensor : tensors) {
        const AlignedBuffer& buffer = side.buffers.emplace_back(tensor.bytes);
        const std::vector<std::int64_t> shape(tensor.shape.begin(), tensor.shape.end());
        OrtValue* value = nullptr;
        api_.check(
            api_.call<ort::create_tensor_with_data>(static_cast<const OrtMemoryInfo*>(memory_), buffer.data(), buffer.bytes(),
                                                    shape.data(), shape.size(), element_type(tensor.type), &value),
            "cannot bind the tensors of", path_.c_str());
        side.values.push_back(value);
        side.names.push_back(tensor.name.c_str());
    }
}

void OrtModel::run() {
    if (watchdog_) watchdog_->arm(std::chrono::milliseconds(deadline_ms_));
    OrtStatus* status =
        api_.call<ort::run>(session_, static_cast<const OrtRunOptions*>(run_options_), input_side_.names.data(),
                            static_cast<const OrtValue* const*>(input_side_.values.data()), input_side_.values.size(),
                            output_side_.names.data(), output_side_.values.size(), output_side_.values.data());
    if (watchdog_ && watchdog_->disarm()) {
        api_.release<ort::release_status>(status);
        api_.check(api_.call<ort::run_options_unset_terminate>(run_options_), "cannot reset", path_.c_str());
        fail(EG_TIMEOUT, "%s took longer than its deadline of %d ms", path_.c_str(), deadline_ms_);
    }
    api_.check(status, "cannot run", path_.c_str());
}

void* OrtModel::data(bool output, std::size_t index) { return (output ? output_side_ : input_side_).buffers[index].data(); }

}  // namespace edgegate::npu
