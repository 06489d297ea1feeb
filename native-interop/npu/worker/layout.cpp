#include "npu/worker/layout.hpp"

#include <cmath>
#include <cstring>

#include "common/fault.hpp"

namespace edgegate::npu::worker {

namespace {

constexpr std::uint64_t page = 4096;
constexpr std::uint64_t most_bytes = 2ull << 30;

std::uint64_t rounded(std::uint64_t bytes, std::uint64_t to) { return (bytes + to - 1) / to * to; }

}  // namespace

Layout plan(const std::vector<Tensor>& inputs, const std::vector<Tensor>& outputs) {
    Layout layout;
    std::uint64_t at = AlignedBuffer::alignment;
    static_assert(sizeof(Gauges) <= AlignedBuffer::alignment);
    const auto place = [&at](const Tensor& tensor) {
        const std::uint64_t offset = at;
        at = rounded(at + tensor.bytes, AlignedBuffer::alignment);
        if (at > most_bytes) fail(EG_TOO_LARGE, "the tensors of a model need more than 2 GiB together");
        return offset;
    };
    for (const auto& tensor : inputs) layout.inputs.push_back(place(tensor));
    for (const auto& tensor : outputs) layout.outputs.push_back(place(tensor));
    layout.bytes = rounded(at, page);
    return layout;
}

Tensor believed(const eg_npu_tensor_info& told, const std::string& model, bool output) {
    const char* role = output ? "output" : "input";
    if (std::memchr(told.name, '\0', sizeof told.name) == nullptr)
        fail(EG_BAD_DATA, "%s: the name of an %s has no end", model.c_str(), role);
    if (told.rank < 0 || told.rank > EG_NPU_MAX_RANK)
        fail(EG_BAD_DATA, "%s: %s '%s' has rank %d", model.c_str(), role, told.name, told.rank);
    if (!std::isfinite(told.scale) || !(told.scale > 0))
        fail(EG_BAD_DATA, "%s: %s '%s' has scale %g", model.c_str(), role, told.name, static_cast<double>(told.scale));
    Tensor tensor;
    tensor.name = told.name;
    tensor.type = told.type;
    tensor.shape.assign(told.shape, told.shape + told.rank);
    tensor.scale = told.scale;
    tensor.zero_point = told.zero_point;
    complete_tensor(tensor, model, role);
    if (tensor.bytes != told.bytes)
        fail(EG_BAD_DATA, "%s: %s '%s' is said to have %llu bytes, its sizes make %llu", model.c_str(), role, told.name,
             static_cast<unsigned long long>(told.bytes), static_cast<unsigned long long>(tensor.bytes));
    return tensor;
}

}  // namespace edgegate::npu::worker
