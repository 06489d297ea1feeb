// A double of Rockchip's librknnrt: a DoubleModel whose pictures go in as bytes, height x width x channels, and whose results
// come out as floats; checks every rule of order, thread and ownership, and ends the process when one is broken. Properties:
// mean, std (of the pictures), cores (1: a mask is refused), stride (padding of picture rows), sharing (no: no memory).
#include "npu/rockchip/rknn_abi.hpp"

#include <algorithm>
#include <atomic>
#include <cstring>
#include <map>
#include <mutex>
#include <random>
#include <set>
#include <stdexcept>
#include <vector>

#include "tests/doubles/double_model.hpp"

using namespace edgegate::npu::rknn;
using edgegate::doubles::DoubleModel;
using edgegate::doubles::fault;
using edgegate::doubles::violation;

#define DOUBLE_EXPORT extern "C" __attribute__((visibility("default")))

namespace {

struct Loaded {
    std::unique_ptr<DoubleModel> model;
    std::string path;
    std::atomic<bool> busy{false};
    std::map<std::uint32_t, std::pair<Memory*, Attributes>> bound_inputs, bound_outputs;
    std::set<Memory*> memories;
    std::vector<bool> inputs_set;
    bool copies = false;
    bool outputs_held = false;
    bool ran = false;
};

std::mutex lock;
std::map<Context, std::shared_ptr<Loaded>> contexts;
Context next_context = 0x1000;

// For the length of a call: found, and used by one thread only.
class Use final {
public:
    Use(Context context, const char* function) {
        const std::lock_guard<std::mutex> guard(lock);
        const auto found = contexts.find(context);
        if (found == contexts.end()) violation("%s with a context that is not open", function);
        loaded_ = found->second;
        if (loaded_->busy.exchange(true)) violation("%s while another thread uses the context", function);
    }
    ~Use() { loaded_->busy = false; }
    Use(const Use&) = delete;
    Use& operator=(const Use&) = delete;
    Loaded& operator*() const { return *loaded_; }

private:
    std::shared_ptr<Loaded> loaded_;
};

bool is_picture(const eg_npu_tensor_info& info) {
    return info.rank == 4 && (info.type == EG_TENSOR_FLOAT32 || info.type == EG_TENSOR_UINT8);
}

std::uint32_t elements(const eg_npu_tensor_info& info) {
    std::uint32_t count = 1;
    for (std::int32_t axis = 0; axis < info.rank; ++axis) count *= static_cast<std::uint32_t>(info.shape[axis]);
    return count;
}

Attributes attributes(const Loaded& l, bool output, std::uint32_t index) {
    const auto info = l.model->info(output ? EG_TENSOR_OUTPUT : EG_TENSOR_INPUT, static_cast<int>(index));
    Attributes a{};
    a.index = index;
    a.rank = static_cast<std::uint32_t>(info.rank);
    for (std::uint32_t axis = 0; axis < a.rank; ++axis) a.sizes[axis] = static_cast<std::uint32_t>(info.shape[axis]);
    std::memcpy(a.name, info.name, sizeof info.name);
    a.elements = a.bytes = a.bytes_with_stride = elements(info);
    a.type = 2;  // the model's own: quantised
    a.quantisation = 2;
    a.scale = 0.5f;
    a.zero_point = 3;
    a.layout = layout_undefined;
    if (!output && is_picture(info)) {
        a.layout = layout_nhwc;
        a.sizes[1] = static_cast<std::uint32_t>(info.shape[2]);
        a.sizes[2] = static_cast<std::uint32_t>(info.shape[3]);
        a.sizes[3] = static_cast<std::uint32_t>(info.shape[1]);
        a.width_stride = a.sizes[2] + static_cast<std::uint32_t>(l.model->number("stride", 0));
        a.bytes_with_stride = a.bytes / a.sizes[2] * a.width_stride;
    }
    return a;
}

std::uint32_t handed_over_bytes(const Attributes& a, bool output) {
    return a.elements * (!output && a.layout == layout_nhwc ? 1u : 4u);
}

void check_form(const Attributes& own, bool output, std::int32_t type, std::int32_t layout, std::uint8_t pass_through,
                const char* function) {
    const bool picture = !output && own.layout == layout_nhwc;
    if (type != (picture ? uint8 : float32)) violation("%s: tensor %u with type %d", function, own.index, type);
    if (picture && layout != layout_nhwc) violation("%s: picture %u with layout %d", function, own.index, layout);
    if (pass_through != 0) violation("%s: tensor %u unconverted", function, own.index);
}

// Bytes, channels last, to the model's own: channels first, as bytes or, less the mean, as floats. Rows are `stride` pixels apart.
void take_input(const Loaded& l, std::uint32_t index, const void* data, std::uint32_t stride) {
    const Attributes a = attributes(l, false, index);
    void* to = l.model->data(EG_TENSOR_INPUT, static_cast<int>(index));
    if (a.layout != layout_nhwc) {
        std::memcpy(to, data, a.elements * sizeof(float));
        return;
    }
    const bool bytes = l.model->info(EG_TENSOR_INPUT, static_cast<int>(index)).type == EG_TENSOR_UINT8;
    const auto* from = static_cast<const unsigned char*>(data);
    const double mean = l.model->number("mean", 0), deviation = l.model->number("std", 1);
    const std::size_t height = a.sizes[1], width = a.sizes[2], channels = a.sizes[3];
    for (std::size_t y = 0; y < height; ++y)
        for (std::size_t x = 0; x < width; ++x)
            for (std::size_t c = 0; c < channels; ++c) {
                const unsigned char code = from[(y * stride + x) * channels + c];
                const std::size_t at = (c * height + y) * width + x;
                if (bytes)
                    static_cast<unsigned char*>(to)[at] = code;
                else
                    static_cast<float*>(to)[at] = static_cast<float>((code - mean) / deviation);
            }
}

void give_output(const Loaded& l, std::uint32_t index, void* data) {
    std::memcpy(data, l.model->data(EG_TENSOR_OUTPUT, static_cast<int>(index)),
                attributes(l, true, index).elements * sizeof(float));
}

// A description that cannot be right, differently for every seed.
void disturb(Attributes& a, unsigned seed) {
    std::mt19937 random(seed + a.index);
    const auto pick = [&](unsigned choices) { return random() % choices; };
    if (pick(2) == 0) a.rank = static_cast<std::uint32_t>(pick(3) == 0 ? random() : pick(18));
    for (auto& size : a.sizes)
        if (pick(3) == 0) size = static_cast<std::uint32_t>(random());
    if (pick(2) == 0) a.layout = static_cast<std::int32_t>(pick(6));
    if (pick(3) == 0) a.elements = static_cast<std::uint32_t>(random());
    if (pick(3) == 0) a.bytes_with_stride = static_cast<std::uint32_t>(random());
    if (pick(3) == 0) a.width_stride = static_cast<std::uint32_t>(random());
    if (pick(4) == 0) std::memset(a.name, 'n', sizeof a.name);
}

std::int32_t open(Context* context, const std::string& path) {
    auto loaded = std::make_shared<Loaded>();
    loaded->path = path;
    loaded->model = DoubleModel::load(path, "rockchip");
    if (loaded->model == nullptr) return error_model;
    loaded->inputs_set.resize(static_cast<std::size_t>(loaded->model->count(EG_TENSOR_INPUT)));
    const std::lock_guard<std::mutex> guard(lock);
    *context = ++next_context;
    contexts[*context] = loaded;
    return ok;
}

}  // namespace

// For the tests: contexts that nobody destroyed.
DOUBLE_EXPORT std::size_t edgegate_double_open_contexts() {
    const std::lock_guard<std::mutex> guard(lock);
    return contexts.size();
}

DOUBLE_EXPORT std::int32_t rknn_init(Context* context, void* model, std::uint32_t size, std::uint32_t flags, void* extend) {
    if (size != 0 || extend != nullptr) violation("rknn_init with %u bytes", size);
    if ((flags & keep_priority) == 0) violation("rknn_init raises the priority of the whole process");
    if ((flags & ~keep_priority) != 0) violation("rknn_init with flags 0x%x", flags);
    int code = 0;
    edgegate::doubles::misbehave("open");
    if (fault("init", &code)) return code;
    return open(context, static_cast<const char*>(model));
}

DOUBLE_EXPORT std::int32_t rknn_dup_context(Context* context, Context* copy) {
    std::string path;
    {
        const std::lock_guard<std::mutex> guard(lock);
        if (contexts.count(*context) == 0) violation("rknn_dup_context of a context that is not open");
        path = contexts[*context]->path;
    }
    int code = 0;
    if (fault("dup", &code)) return code;
    return open(copy, path);
}

DOUBLE_EXPORT std::int32_t rknn_destroy(Context context) {
    {
        const Use use(context, "rknn_destroy");
        if (!(*use).memories.empty()) violation("rknn_destroy with %zu memories not destroyed", (*use).memories.size());
        if ((*use).outputs_held) violation("rknn_destroy with outputs not released");
    }
    const std::lock_guard<std::mutex> guard(lock);
    contexts.erase(context);
    return ok;
}

DOUBLE_EXPORT std::int32_t rknn_query(Context context, std::int32_t command, void* answer, std::uint32_t bytes) {
    const Use use(context, "rknn_query");
    const Loaded& l = *use;
    int code = 0;
    if (fault("query", &code)) return code;
    const auto inputs = static_cast<std::uint32_t>(l.model->count(EG_TENSOR_INPUT)),
               outputs = static_cast<std::uint32_t>(l.model->count(EG_TENSOR_OUTPUT));
    if (command == query_counts) {
        if (bytes != sizeof(Counts)) violation("rknn_query of counts with %u bytes", bytes);
        *static_cast<Counts*>(answer) = {inputs, outputs};
    } else if (command == query_input || command == query_output) {
        auto* a = static_cast<Attributes*>(answer);
        if (bytes != sizeof *a || a->index >= (command == query_input ? inputs : outputs))
            violation("rknn_query of tensor %u", a->index);
        *a = attributes(l, command == query_output, a->index);
        if (fault("describe", &code)) disturb(*a, static_cast<unsigned>(code));
    } else if (command == query_version) {
        if (bytes != sizeof(Version)) violation("rknn_query of the version with %u bytes", bytes);
        *static_cast<Version*>(answer) = {"double 2.3", "0.9"};
    } else {
        violation("rknn_query %d is not expected", command);
    }
    return ok;
}

DOUBLE_EXPORT std::int32_t rknn_set_core_mask(Context context, std::int32_t mask) {
    const Use use(context, "rknn_set_core_mask");
    if (mask < 1 || mask > 7) violation("rknn_set_core_mask of %d", mask);
    return (*use).model->number("cores", 3) > 1 ? ok : -1;
}

DOUBLE_EXPORT Memory* rknn_create_mem(Context context, std::uint32_t bytes) {
    const Use use(context, "rknn_create_mem");
    if ((*use).model->text("sharing", "yes") == "no" || fault("create-mem")) return nullptr;
    void* address = std::aligned_alloc(4096, (bytes + 4095u) / 4096u * 4096u);
    auto* memory = new Memory{address, 0, -1, 0, bytes, 0, nullptr};
    (*use).memories.insert(memory);
    return memory;
}

DOUBLE_EXPORT std::int32_t rknn_destroy_mem(Context context, Memory* memory) {
    const Use use(context, "rknn_destroy_mem");
    if ((*use).memories.erase(memory) == 0) violation("rknn_destroy_mem of memory that is not alive");
    std::free(memory->address);
    delete memory;
    return ok;
}

DOUBLE_EXPORT std::int32_t rknn_set_io_mem(Context context, Memory* memory, Attributes* a) {
    const Use use(context, "rknn_set_io_mem");
    Loaded& l = *use;
    if (l.copies) violation("rknn_set_io_mem after rknn_inputs_set: a context takes one of both");
    if (l.memories.count(memory) == 0) violation("rknn_set_io_mem of memory that is not alive");
    int code = 0;
    if (fault("bind", &code)) return code;
    if (fault("describe")) return -5;  // what was told is not what is
    // Inputs and outputs are told apart by their name and index, as in the library.
    const bool output = std::strcmp(a->name, attributes(l, true, 0).name) == 0 ||
                        a->index >= static_cast<std::uint32_t>(l.model->count(EG_TENSOR_INPUT));
    const Attributes own = attributes(l, output, a->index);
    check_form(own, output, a->type, a->layout, a->pass_through, "rknn_set_io_mem");
    if (memory->bytes < std::max(handed_over_bytes(own, output), own.bytes_with_stride))
        violation("rknn_set_io_mem with %u bytes", memory->bytes);
    (output ? l.bound_outputs : l.bound_inputs)[a->index] = {memory, *a};
    return ok;
}

DOUBLE_EXPORT std::int32_t rknn_inputs_set(Context context, std::uint32_t count, Input* inputs) {
    const Use use(context, "rknn_inputs_set");
    Loaded& l = *use;
    if (!l.bound_inputs.empty()) violation("rknn_inputs_set after rknn_set_io_mem: a context takes one of both");
    int code = 0;
    if (fault("inputs", &code)) return code;
    l.copies = true;
    for (std::uint32_t i = 0; i < count; ++i) {
        const Attributes own = attributes(l, false, inputs[i].index);
        check_form(own, false, inputs[i].type, inputs[i].layout, inputs[i].pass_through, "rknn_inputs_set");
        if (inputs[i].bytes != handed_over_bytes(own, false)) violation("rknn_inputs_set with %u bytes", inputs[i].bytes);
        take_input(l, inputs[i].index, inputs[i].data, own.sizes[2]);
        l.inputs_set[inputs[i].index] = true;
    }
    return ok;
}

DOUBLE_EXPORT std::int32_t rknn_run(Context context, void* extend) {
    const Use use(context, "rknn_run");
    Loaded& l = *use;
    if (extend != nullptr) violation("rknn_run with an extension");
    if (l.outputs_held) violation("rknn_run before rknn_outputs_release");
    int code = 0;
    edgegate::doubles::misbehave("run");
    if (fault("run", &code)) return code;
    if (fault("throw")) throw std::runtime_error("the double was asked to throw");
    for (std::size_t i = 0; i < l.inputs_set.size(); ++i) {
        const auto bound = l.bound_inputs.find(static_cast<std::uint32_t>(i));
        if (bound != l.bound_inputs.end())
            take_input(l, bound->first, bound->second.first->address, bound->second.second.width_stride);
        else if (!l.inputs_set[i])
            violation("rknn_run without input %zu", i);
    }
    if (!l.model->run()) violation("the double's own model failed");
    for (const auto& [index, bound] : l.bound_outputs) give_output(l, index, bound.first->address);
    l.ran = true;
    return ok;
}

DOUBLE_EXPORT std::int32_t rknn_outputs_get(Context context, std::uint32_t count, Output* outputs, void* extend) {
    const Use use(context, "rknn_outputs_get");
    Loaded& l = *use;
    if (!l.ran || !l.bound_inputs.empty() || extend != nullptr)
        violation("rknn_outputs_get without a run, or with shared memory");
    int code = 0;
    if (fault("outputs", &code)) return code;
    for (std::uint32_t i = 0; i < count; ++i) {
        const Attributes own = attributes(l, true, outputs[i].index);
        if (outputs[i].want_float != 1 || outputs[i].preallocated != 1) violation("rknn_outputs_get allocates on every frame");
        if (outputs[i].bytes != handed_over_bytes(own, true)) violation("rknn_outputs_get with %u bytes", outputs[i].bytes);
        give_output(l, outputs[i].index, outputs[i].data);
    }
    l.outputs_held = true;
    return ok;
}

DOUBLE_EXPORT std::int32_t rknn_outputs_release(Context context, std::uint32_t, Output*) {
    const Use use(context, "rknn_outputs_release");
    if (!(*use).outputs_held) violation("rknn_outputs_release of nothing");
    (*use).outputs_held = false;
    return ok;
}
