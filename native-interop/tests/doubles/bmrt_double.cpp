// A double of Sophgo's libbmrt: describes and computes a DoubleModel, checks every launch.
// Properties: net (name), generation (old: the shorter structs of early releases), scale_in, zero_in, scale_out, zero_out.
#include <cstring>
#include <limits>
#include <random>
#include <stdexcept>
#include <vector>

#include "tests/doubles/bmlib_double.hpp"
#include "tests/doubles/double_model.hpp"

using namespace edgegate::npu::sophgo;
using edgegate::doubles::DoubleModel;
using edgegate::doubles::fault;
using edgegate::doubles::violation;

#define DOUBLE_EXPORT extern "C" __attribute__((visibility("default")))

namespace {

std::int32_t type_of(std::int32_t type) {
    switch (type) {
        case EG_TENSOR_INT8:
            return int8;
        case EG_TENSOR_UINT8:
            return uint8;
        case EG_TENSOR_INT32:
            return int32;
        case EG_TENSOR_FLOAT16:
            return float16;
        default:
            return float32;
    }
}

// One side of the network as the runtime lays it out.
struct Side {
    std::vector<std::string> texts;
    std::vector<const char*> names;
    std::vector<std::int32_t> types, zeros;
    std::vector<float> scales;
    std::vector<Shape> shapes;
    std::vector<std::size_t> most_bytes;

    void fill(const DoubleModel& model, int direction) {
        const bool output = direction == EG_TENSOR_OUTPUT;
        for (int i = 0; i < model.count(direction); ++i) {
            const auto info = model.info(direction, i);
            Shape shape{info.rank, {}};
            std::copy(info.shape, info.shape + info.rank, shape.sizes);
            texts.emplace_back(info.name);
            types.push_back(type_of(info.type));
            shapes.push_back(shape);
            scales.push_back(static_cast<float>(model.number(output ? "scale_out" : "scale_in", 1)));
            zeros.push_back(static_cast<std::int32_t>(model.number(output ? "zero_out" : "zero_in", 0)));
            most_bytes.push_back(info.bytes + 64);  // more than needed, as with several stages
        }
        for (const auto& text : texts) names.push_back(text.c_str());
    }
};

struct Runtime {
    void* handle;
    std::unique_ptr<DoubleModel> model;
    std::string name;
    Side in, out;
    Stage stage{};
    std::unique_ptr<unsigned char[]> info;  // exactly as long as this generation's struct: reading beyond is found
};

// A description that cannot be right, differently for every seed.
void disturb(Side& side, std::mt19937& random) {
    const auto pick = [&](unsigned choices) { return random() % choices; };
    for (std::size_t i = 0; i < side.types.size(); ++i) {
        if (pick(2) == 0) side.types[i] = static_cast<std::int32_t>(random());
        if (pick(2) == 0) side.shapes[i].rank = static_cast<std::int32_t>(pick(3) == 0 ? random() : pick(10));
        for (auto& size : side.shapes[i].sizes)
            if (pick(3) == 0) size = static_cast<std::int32_t>(random());
        if (pick(2) == 0) side.scales[i] = pick(2) == 0 ? -1.0f : std::numeric_limits<float>::quiet_NaN();
        if (pick(3) == 0) side.most_bytes[i] = pick(2) == 0 ? pick(64) : random() * 4096ull;
        if (pick(4) == 0) side.names[i] = nullptr;
    }
}

void describe(Runtime& r) {
    r.in.fill(*r.model, EG_TENSOR_INPUT);
    r.out.fill(*r.model, EG_TENSOR_OUTPUT);
    int seed = 0;
    if (fault("describe", &seed)) {
        std::mt19937 random(static_cast<unsigned>(seed));
        disturb(r.in, random);
        disturb(r.out, random);
    }
    r.name = r.model->text("net", "lane");
    r.stage = {r.in.shapes.data(), r.out.shapes.data()};
    Network n{};
    n.name = r.name.c_str();
    n.is_dynamic = r.model->text("dynamic", "no") == "yes";
    n.input_count = static_cast<std::int32_t>(r.in.names.size());
    n.input_names = r.in.names.data();
    n.input_types = r.in.types.data();
    n.input_scales = r.in.scales.data();
    n.output_count = static_cast<std::int32_t>(r.out.names.size());
    n.output_names = r.out.names.data();
    n.output_types = r.out.types.data();
    n.output_scales = r.out.scales.data();
    n.stage_count = 1;
    n.stages = &r.stage;
    n.most_input_bytes = r.in.most_bytes.data();
    n.most_output_bytes = r.out.most_bytes.data();
    n.input_zero_points = r.in.zeros.data();
    n.output_zero_points = r.out.zeros.data();
    const std::size_t size = r.model->text("generation", "new") == "old" ? sizeof n : sizeof n + 24;
    r.info.reset(new unsigned char[size]());
    std::memcpy(r.info.get(), &n, sizeof n);
}

std::uint64_t bytes_of(const Runtime& r, bool output, int i) {
    return r.model->info(output ? EG_TENSOR_OUTPUT : EG_TENSOR_INPUT, i).bytes;
}

void check_tensor(const Runtime& r, const DeviceTensor& tensor, bool output, int i) {
    const Side& side = output ? r.out : r.in;
    const auto at = static_cast<std::size_t>(i);
    if (tensor.type != side.types[at]) violation("launch: tensor %d has type %d, not %d", i, tensor.type, side.types[at]);
    if (tensor.store_mode != 0) violation("launch: store mode %d", tensor.store_mode);
    if (!output && (tensor.shape.rank != side.shapes[at].rank ||
                    std::memcmp(tensor.shape.sizes, side.shapes[at].sizes, 4u * static_cast<unsigned>(tensor.shape.rank)) != 0))
        violation("launch: input %d has a shape that no stage has", i);
    (void)edgegate_double_block(r.handle, tensor.memory, bytes_of(r, output, i));
}

bool launch(void* runtime, const char* network, const DeviceTensor* in, int in_count, DeviceTensor* out, int out_count,
            bool user_memory, bool user_store_mode, const std::vector<int>& cores) {
    auto* r = static_cast<Runtime*>(runtime);
    if (r == nullptr || network == nullptr || r->name != network) violation("launch of a network that is not loaded");
    if (in_count != static_cast<int>(r->in.names.size()) || out_count != static_cast<int>(r->out.names.size()))
        violation("launch with %d inputs and %d outputs", in_count, out_count);
    if (!user_memory || user_store_mode) violation("launch with memory of the runtime: nobody frees it");
    for (int i = 0; i < in_count; ++i) check_tensor(*r, in[i], false, i);
    for (int i = 0; i < out_count; ++i) check_tensor(*r, out[i], true, i);
    edgegate::doubles::misbehave("run");
    if (fault("launch")) return false;
    if (fault("throw")) throw std::runtime_error("FATAL: the double was asked to throw");
    for (int i = 0; i < out_count; ++i) {
        out[i].shape = r->out.shapes[static_cast<std::size_t>(i)];
        if (fault("shape")) out[i].shape.sizes[0] += 1;
    }
    const std::vector<DeviceTensor> inputs(in, in + in_count), outputs(out, out + out_count);
    const auto work = [r, inputs, outputs] {
        for (std::size_t i = 0; i < inputs.size(); ++i) {
            const auto bytes = bytes_of(*r, false, static_cast<int>(i));
            std::memcpy(r->model->data(EG_TENSOR_INPUT, static_cast<int>(i)),
                        edgegate_double_block(r->handle, inputs[i].memory, bytes), bytes);
        }
        if (!r->model->run()) violation("the double's own model failed");
        for (std::size_t i = 0; i < outputs.size(); ++i) {
            const auto bytes = bytes_of(*r, true, static_cast<int>(i));
            std::memcpy(edgegate_double_block(r->handle, outputs[i].memory, bytes),
                        r->model->data(EG_TENSOR_OUTPUT, static_cast<int>(i)), bytes);
        }
    };
    if (cores.empty()) edgegate_double_submit(r->handle, -1, work);
    for (const int core : cores) edgegate_double_submit(r->handle, core, work);
    return true;
}

}  // namespace

DOUBLE_EXPORT const char* libbmrt_version() { return "double 0.5"; }

DOUBLE_EXPORT void* bmrt_create(void* handle) {
    if (fault("create")) return nullptr;
    edgegate_double_count_runtime(handle, 1);
    return new Runtime{handle, nullptr, {}, {}, {}, {}, nullptr};
}

DOUBLE_EXPORT void bmrt_destroy(void* runtime) {
    auto* r = static_cast<Runtime*>(runtime);
    edgegate_double_count_runtime(r->handle, -1);
    delete r;
    if (fault("destroy")) throw std::runtime_error("FATAL: the double was asked to throw");
}

DOUBLE_EXPORT bool bmrt_load_bmodel(void* runtime, const char* path) {
    auto* r = static_cast<Runtime*>(runtime);
    edgegate::doubles::misbehave("open");
    r->model = DoubleModel::load(path, "sophgo");
    if (r->model != nullptr) describe(*r);
    return r->model != nullptr;
}

DOUBLE_EXPORT int bmrt_get_network_number(void* runtime) {
    return static_cast<Runtime*>(runtime)->model->text("networks", "1") == "1" ? 1 : 2;
}

DOUBLE_EXPORT void bmrt_get_network_names(void* runtime, const char*** names) {
    *names = static_cast<const char**>(std::malloc(sizeof(char*)));
    (*names)[0] = static_cast<Runtime*>(runtime)->name.c_str();
}

DOUBLE_EXPORT const Network* bmrt_get_network_info(void* runtime, const char* name) {
    auto* r = static_cast<Runtime*>(runtime);
    if (r->name != name) violation("bmrt_get_network_info of '%s'", name);
    return reinterpret_cast<const Network*>(r->info.get());
}

DOUBLE_EXPORT bool bmrt_launch_tensor_ex(void* runtime, const char* network, const DeviceTensor* in, int in_count,
                                         DeviceTensor* out, int out_count, bool user_memory, bool user_store_mode) {
    return launch(runtime, network, in, in_count, out, out_count, user_memory, user_store_mode, {});
}

// Host memory in and out, done when it returns. With the caller's own memory every output must be there.
DOUBLE_EXPORT bool bmrt_launch_data(void* runtime, const char* network, void* const* in, const Shape* in_shapes, int in_count,
                                    void** out, Shape* out_shapes, int out_count, bool user_memory) {
    auto* r = static_cast<Runtime*>(runtime);
    if (r == nullptr || network == nullptr || r->name != network) violation("launch of a network that is not loaded");
    if (in_count != static_cast<int>(r->in.names.size()) || out_count != static_cast<int>(r->out.names.size()))
        violation("launch with %d inputs and %d outputs", in_count, out_count);
    if (!user_memory) violation("launch with memory of the runtime: nobody frees it");
    for (int i = 0; i < in_count; ++i) {
        const Shape& wanted = r->in.shapes[static_cast<std::size_t>(i)];
        if (in[i] == nullptr) violation("launch: input %d is null", i);
        if (in_shapes[i].rank != wanted.rank ||
            std::memcmp(in_shapes[i].sizes, wanted.sizes, 4u * static_cast<unsigned>(wanted.rank)) != 0)
            violation("launch: input %d has a shape that no stage has", i);
    }
    for (int i = 0; i < out_count; ++i)
        if (out[i] == nullptr) violation("launch: output %d is null", i);
    edgegate::doubles::misbehave("run");
    if (fault("launch") || fault("sync") || fault("copy-in") || fault("copy-out")) return false;
    if (fault("throw")) throw std::runtime_error("FATAL: the double was asked to throw");
    for (int i = 0; i < in_count; ++i) std::memcpy(r->model->data(EG_TENSOR_INPUT, i), in[i], bytes_of(*r, false, i));
    if (!r->model->run()) violation("the double's own model failed");
    for (int i = 0; i < out_count; ++i) {
        std::memcpy(out[i], r->model->data(EG_TENSOR_OUTPUT, i), bytes_of(*r, true, i));
        out_shapes[i] = r->out.shapes[static_cast<std::size_t>(i)];
        if (fault("shape")) out_shapes[i].sizes[0] += 1;
    }
    return true;
}

DOUBLE_EXPORT bool bmrt_launch_tensor_multi_cores(void* runtime, const char* network, const DeviceTensor* in, int in_count,
                                                  DeviceTensor* out, int out_count, bool user_memory, bool user_store_mode,
                                                  const int* cores, int core_count) {
    for (int i = 0; i < core_count; ++i)
        if (cores[i] < 0 || cores[i] > 1) violation("launch on core %d", cores[i]);
    return launch(runtime, network, in, in_count, out, out_count, user_memory, user_store_mode, {cores, cores + core_count});
}
