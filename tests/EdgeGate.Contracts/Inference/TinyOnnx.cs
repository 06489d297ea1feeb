using System.Runtime.InteropServices;

namespace EdgeGate.Contracts.Inference;

/// <summary>Writes ONNX files of a few hundred bytes. Field numbers: onnx.proto of ONNX 1.12 (IR version 8, opset 13).</summary>
public sealed class TinyOnnx
{
    private readonly Protobuf _graph = new Protobuf().Text(2, "tiny");

    /// <summary>output = max(input, 0), of the given sizes.</summary>
    public static byte[] Relu(params int[] sizes) => new TinyOnnx()
        .Node("Relu", ["x"], "y").Input("x", OnnxElement.Float, sizes).Output("y", OnnxElement.Float, sizes).ToArray();

    /// <summary>sum = a + b, both int32.</summary>
    public static byte[] AddIntegers(params int[] sizes) => new TinyOnnx()
        .Node("Add", ["a", "b"], "sum").Input("a", OnnxElement.Int32, sizes).Input("b", OnnxElement.Int32, sizes)
        .Output("sum", OnnxElement.Int32, sizes).ToArray();

    /// <summary>code = saturate(round(real / scale) + zero), uint8.</summary>
    public static byte[] Quantize(float scale, byte zero, params int[] sizes) => new TinyOnnx()
        .Node("QuantizeLinear", ["real", "scale", "zero"], "code").Constant("scale", scale).Constant("zero", zero)
        .Input("real", OnnxElement.Float, sizes).Output("code", OnnxElement.UInt8, sizes).ToArray();

    /// <summary>A chain of square matrix products: slow on purpose.</summary>
    public static byte[] Products(int side, int count)
    {
        var model = new TinyOnnx().Input("m0", OnnxElement.Float, side, side).Output($"m{count}", OnnxElement.Float, side, side);
        for (var step = 0; step < count; step++)
            model.Node("MatMul", [$"m{step}", "m0"], $"m{step + 1}");
        return model.ToArray();
    }

    /// <summary>The identity over a type and sizes; a size of -1 is dynamic.</summary>
    public static byte[] Identity(OnnxElement type, params int[] sizes) => new TinyOnnx()
        .Node("Identity", ["x"], "y").Input("x", type, sizes).Output("y", type, sizes).ToArray();

    /// <summary>Adds an operator with one output.</summary>
    public TinyOnnx Node(string operation, string[] inputs, string output)
    {
        var node = new Protobuf();
        foreach (var input in inputs)
            node.Text(1, input);
        _graph.Message(1, node.Text(2, output).Text(4, operation));
        return this;
    }

    /// <summary>Adds a scalar float.</summary>
    public TinyOnnx Constant(string name, float value)
    {
        _graph.Message(5, new Protobuf().Number(2, (long)OnnxElement.Float).Text(8, name).Bytes(9, MemoryMarshal.AsBytes([value])));
        return this;
    }

    /// <summary>Adds a scalar byte.</summary>
    public TinyOnnx Constant(string name, byte value)
    {
        _graph.Message(5, new Protobuf().Number(2, (long)OnnxElement.UInt8).Text(8, name).Bytes(9, [value]));
        return this;
    }

    /// <summary>Adds an input of the model.</summary>
    public TinyOnnx Input(string name, OnnxElement type, params int[] sizes) => Value(11, name, type, sizes);

    /// <summary>Adds an output of the model.</summary>
    public TinyOnnx Output(string name, OnnxElement type, params int[] sizes) => Value(12, name, type, sizes);

    /// <summary>The file.</summary>
    public byte[] ToArray() => new Protobuf().Number(1, 8).Message(7, _graph).Message(8, new Protobuf().Text(1, "").Number(2, 13))
        .ToArray();

    private TinyOnnx Value(int field, string name, OnnxElement type, int[] sizes)
    {
        var shape = new Protobuf();
        foreach (var size in sizes)
            shape.Message(1, size < 0 ? new Protobuf().Text(2, "any") : new Protobuf().Number(1, size));
        var tensor = new Protobuf().Number(1, (long)type).Message(2, shape);
        _graph.Message(field, new Protobuf().Text(1, name).Message(2, new Protobuf().Message(1, tensor)));
        return this;
    }
}
