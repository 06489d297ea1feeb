using EdgeGate.Domain.Inference;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace EdgeGate.Platform.Inference;

/// <summary>The runtime's words for tensors, and ours.</summary>
internal static class Tensors
{
    // Far above any model of a lane; below it every product of sizes fits an int.
    private const long MaxBytes = 1 << 30;

    /// <summary>Translates the description of one input or output.</summary>
    /// <exception cref="InferenceFaultException">Not a tensor, of an unknown type, of open shape, or too large.</exception>
    internal static TensorDescription Describe(string model, string role, string name, NodeMetadata node)
    {
        if (!node.IsTensor)
            throw new InferenceFaultException($"{model}: {role} '{name}' is not a tensor; export the model without sequences and maps");
        if (TypeOf(node.ElementDataType) is not { } type)
            throw new InferenceFaultException($"{model}: {role} '{name}' is of type {node.ElementDataType}; export it as float, float16, int8, uint8 or int32");

        var shape = node.Dimensions;
        if (shape.Any(size => size < 1))
        {
            var given = string.Join(" x ", shape.Select(size => size < 0 ? "?" : $"{size}"));
            throw new InferenceFaultException($"{model}: {role} '{name}' has the open shape {given}; export the model with fixed sizes");
        }

        if (shape.Aggregate(4.0, (bytes, size) => bytes * size) > MaxBytes)
            throw new InferenceFaultException($"{model}: {role} '{name}' needs more than 1 GiB");
        return new(name, type, shape);
    }

    /// <summary>Our type in the runtime's words.</summary>
    internal static TensorElementType TypeOf(TensorType type) => type switch
    {
        TensorType.Float32 => TensorElementType.Float,
        TensorType.UInt8 => TensorElementType.UInt8,
        TensorType.Int8 => TensorElementType.Int8,
        TensorType.Float16 => TensorElementType.Float16,
        TensorType.Int32 => TensorElementType.Int32,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "not a tensor type"),
    };

    private static TensorType? TypeOf(TensorElementType type) => type switch
    {
        TensorElementType.Float => TensorType.Float32,
        TensorElementType.UInt8 => TensorType.UInt8,
        TensorElementType.Int8 => TensorType.Int8,
        TensorElementType.Float16 => TensorType.Float16,
        TensorElementType.Int32 => TensorType.Int32,
        _ => null,
    };
}
