#include "npu/rockchip/rknn_model.hpp"

#include <algorithm>
#include <cstring>

#include "npu/vendor_call.hpp"

namespace edgegate::npu::rknn {

namespace {

// A picture: four dimensions, channels last.
bool is_picture(const Attributes& a) { return a.rank == 4 && a.layout == layout_nhwc; }

// What the bridge writes and reads, whatever the model holds inside; the runtime converts.
Attributes as_handed_over(Attributes a, bool output) {
    const bool picture = !output && is_picture(a);
    a.type = picture ? uint8 : float32;
    if (!output && !picture) a.layout = layout_undefined;
    a.pass_through = 0;
    return a;
}

}  // namespace

RknnModel::RknnModel(const Runtime& api, std::shared_ptr<LoadedContext> context, const std::string& path,
                     const OpenOptions& options)
    : api_(api), context_(std::move(context)), path_(path) {
    describe();
    // Chips with one core refuse any mask; the model runs all the same.
    if (options.core_mask != 0 && api_.set_core_mask != nullptr)
        (void)api_.set_core_mask(context_->id(), static_cast<std::int32_t>(options.core_mask));
    if (!share_memory()) prepare_copies();
}

RknnModel::~RknnModel() { release_memory(); }

void RknnModel::describe() {
    Counts counts{};
    check(api_.query(context_->id(), query_counts, &counts, sizeof counts), "counting the tensors", path_);
    if (counts.inputs > 64 || counts.outputs > 64)
        fail(EG_BAD_DATA, "%s claims %u inputs and %u outputs", path_.c_str(), counts.inputs, counts.outputs);
    for (std::uint32_t i = 0; i < counts.inputs; ++i) inputs.push_back(describe_one(false, i));
    for (std::uint32_t i = 0; i < counts.outputs; ++i) outputs.push_back(describe_one(true, i));
}

Tensor RknnModel::describe_one(bool output, std::uint32_t index) {
    Attributes a{};
    a.index = index;
    check(api_.query(context_->id(), output ? query_output : query_input, &a, sizeof a), "describing a tensor", path_);
    if (a.rank > sizeof a.sizes / sizeof a.sizes[0]) fail(EG_BAD_DATA, "%s: a tensor has rank %u", path_.c_str(), a.rank);
    a.name[sizeof a.name - 1] = '\0';

    Tensor tensor;
    tensor.name = a.name;
    tensor.type = !output && is_picture(a) ? EG_TENSOR_UINT8 : EG_TENSOR_FLOAT32;
    std::uint64_t elements = 1;
    for (std::uint32_t axis = 0; axis < a.rank; ++axis) {
        tensor.shape.push_back(a.sizes[axis] > INT32_MAX ? 0 : static_cast<std::int32_t>(a.sizes[axis]));
        elements *= a.sizes[axis];
    }
    complete_tensor(tensor, path_, output ? "output" : "input");
    if (elements != a.elements)
        fail(EG_BAD_DATA, "%s: '%s' has %u elements, its sizes say otherwise", path_.c_str(), a.name, a.elements);
    if (a.bytes_with_stride > 1u << 30) fail(EG_TOO_LARGE, "%s: '%s' needs more than 1 GiB", path_.c_str(), a.name);
    (output ? output_attributes_ : input_attributes_).push_back(a);
    return tensor;
}

// Memory that the NPU reads and writes itself. Not possible when rows are padded: callers see packed tensors. A context takes
// either shared memory or copies: nothing is bound before all of it is there.
bool RknnModel::share_memory() {
    if (!api_.shares_memory()) return false;
    for (const auto& a : input_attributes_)
        if (is_picture(a) && a.width_stride != 0 && a.width_stride != a.sizes[2]) return false;
    shared_.reserve(inputs.size() + outputs.size());
    bool complete = true;
    for (std::size_t i = 0; complete && i < inputs.size(); ++i) complete = share_one(input_attributes_[i], inputs[i].bytes);
    for (std::size_t i = 0; complete && i < outputs.size(); ++i) complete = share_one(output_attributes_[i], outputs[i].bytes);
    if (!complete) {
        release_memory();
        return false;
    }
    try {
        for (std::size_t i = 0; i < inputs.size(); ++i) bind(i, as_handed_over(input_attributes_[i], false));
        for (std::size_t i = 0; i < outputs.size(); ++i) bind(inputs.size() + i, as_handed_over(output_attributes_[i], true));
    } catch (...) {
        release_memory();
        throw;
    }
    return true;
}

bool RknnModel::share_one(const Attributes& attributes, std::uint64_t bytes) {
    const auto needed = std::max<std::uint64_t>(bytes, attributes.bytes_with_stride);
    Memory* memory = api_.create_memory(context_->id(), static_cast<std::uint32_t>(needed));
    if (memory == nullptr) return false;
    shared_.push_back(memory);
    if (memory->address == nullptr || memory->bytes < bytes) return false;
    if (reinterpret_cast<std::uintptr_t>(memory->address) % AlignedBuffer::alignment != 0) return false;
    std::memset(memory->address, 0, bytes);
    return true;
}

void RknnModel::bind(std::size_t slot, Attributes attributes) {
    check(api_.bind_memory(context_->id(), shared_[slot], &attributes), "rknn_set_io_mem", path_);
}

void RknnModel::release_memory() noexcept {
    for (Memory* memory : shared_) vendor_cleanup([&] { api_.destroy_memory(context_->id(), memory); });
    shared_.clear();
}

void RknnModel::prepare_copies() {
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        const Attributes a = as_handed_over(input_attributes_[i], false);
        auto& buffer = input_buffers_.emplace_back(inputs[i].bytes);
        inputs_.push_back({a.index, buffer.data(), static_cast<std::uint32_t>(buffer.bytes()), 0, a.type, a.layout});
    }
    for (std::size_t i = 0; i < outputs.size(); ++i) {
        auto& buffer = output_buffers_.emplace_back(outputs[i].bytes);
        outputs_.push_back({1, 1, output_attributes_[i].index, buffer.data(), static_cast<std::uint32_t>(buffer.bytes())});
    }
}

void RknnModel::run() {
    if (shared_.empty()) return run_with_copies();
    check(vendor_call("rknn_run", path_.c_str(), [&] { return api_.run(context_->id(), nullptr); }), "rknn_run", path_);
}

void RknnModel::run_with_copies() {
    vendor_call("running", path_.c_str(), [&] {
        const Context id = context_->id();
        check(api_.set_inputs(id, static_cast<std::uint32_t>(inputs_.size()), inputs_.data()), "rknn_inputs_set", path_);
        check(api_.run(id, nullptr), "rknn_run", path_);
        const auto count = static_cast<std::uint32_t>(outputs_.size());
        check(api_.get_outputs(id, count, outputs_.data(), nullptr), "rknn_outputs_get", path_);
        check(api_.release_outputs(id, count, outputs_.data()), "rknn_outputs_release", path_);
    });
}

void* RknnModel::data(bool output, std::size_t index) {
    if (!shared_.empty()) return shared_[output ? inputs.size() + index : index]->address;
    return (output ? output_buffers_ : input_buffers_)[index].data();
}

}  // namespace edgegate::npu::rknn
