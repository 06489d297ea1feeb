namespace EdgeGate.Domain.Inference;

/// <summary>One input or output of a model. The shape is fixed; a dynamic one is refused when the model is opened.</summary>
/// <param name="Name">The name in the model.</param>
/// <param name="Type">Element type.</param>
/// <param name="Shape">Sizes, outermost first, for example 1 x 3 x 320 x 416.</param>
/// <param name="Scale">Real value of one step; 1 where the type is float.</param>
/// <param name="ZeroPoint">The code that means zero; 0 where the type is float.</param>
public sealed record TensorDescription(string Name, TensorType Type, IReadOnlyList<int> Shape, float Scale = 1f, int ZeroPoint = 0)
{
    /// <summary>Number of elements.</summary>
    public int Elements => Shape.Aggregate(1, (product, size) => checked(product * size));

    /// <summary>Number of bytes.</summary>
    public int Bytes => checked(Elements * (Type switch
    {
        TensorType.Float32 or TensorType.Int32 => 4,
        TensorType.Float16 => 2,
        _ => 1,
    }));
}
