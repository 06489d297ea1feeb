// Writes ONNX files of a few hundred bytes (onnx.proto of ONNX 1.12: IR version 8, opset 13).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace edgegate::tests {

class Proto final {
public:
    Proto& number(int field, std::uint64_t value) {
        varint(static_cast<std::uint64_t>(field) << 3);
        varint(value);
        return *this;
    }
    Proto& text(int field, const std::string& value) {
        varint(static_cast<std::uint64_t>(field) << 3 | 2);
        varint(value.size());
        bytes += value;
        return *this;
    }
    Proto& message(int field, const Proto& value) { return text(field, value.bytes); }

    std::string bytes;

private:
    void varint(std::uint64_t value) {
        for (; value >= 0x80; value >>= 7) bytes += static_cast<char>(value | 0x80);
        bytes += static_cast<char>(value);
    }
};

enum : int { onnx_float = 1, onnx_uint8 = 2, onnx_int8 = 3, onnx_int64 = 7 };

// A size of -1 is dynamic.
inline Proto onnx_value(const std::string& name, int type, const std::vector<int>& sizes) {
    Proto shape;
    for (const int size : sizes)
        shape.message(1, size < 0 ? Proto().text(2, "any") : Proto().number(1, static_cast<std::uint64_t>(size)));
    const Proto tensor = Proto().number(1, static_cast<std::uint64_t>(type)).message(2, shape);
    return Proto().text(1, name).message(2, Proto().message(1, tensor));
}

inline Proto onnx_node(const std::string& operation, const std::vector<std::string>& inputs, const std::string& output) {
    Proto node;
    for (const auto& input : inputs) node.text(1, input);
    return node.text(2, output).text(4, operation);
}

inline std::string onnx_file(const Proto& graph) {
    return Proto().number(1, 8).message(7, graph).message(8, Proto().text(1, "").number(2, 13)).bytes;
}

// output = operation(input).
inline std::string onnx_unary(const std::string& operation, int type, const std::vector<int>& sizes,
                              const std::string& input = "x") {
    return onnx_file(Proto()
                         .message(1, onnx_node(operation, {input}, "y"))
                         .text(2, "tiny")
                         .message(11, onnx_value(input, type, sizes))
                         .message(12, onnx_value("y", type, sizes)));
}

// A chain of square matrix products: slow on purpose.
inline std::string onnx_products(int side, int count) {
    Proto graph;
    for (int step = 0; step < count; ++step)
        graph.message(1, onnx_node("MatMul", {"m" + std::to_string(step), "m0"}, "m" + std::to_string(step + 1)));
    return onnx_file(graph.text(2, "slow")
                         .message(11, onnx_value("m0", onnx_float, {side, side}))
                         .message(12, onnx_value("m" + std::to_string(count), onnx_float, {side, side})));
}

}  // namespace edgegate::tests
