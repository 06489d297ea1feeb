using EdgeGate.Domain.Plates;
using EdgeGate.Vision.Agreement;
using Xunit;

namespace EdgeGate.Vision.Tests.Agreement;

public sealed class ModelAgreementTests
{
    private static readonly float[] Values = [0, 1, 2, 3];

    private static readonly float[] Other = [3, 2, 1, 0];

    public static TheoryData<string> Parts => ["score", "corners", "characters", "region", "aligner", "super-resolution"];

    [Fact]
    public void Between_SameOutputs_IsNothing()
    {
        var agreement = ModelAgreement.Between([Outputs()], [Outputs()]);

        Assert.Equal(new ModelAgreement(0, 0, 0, 0, 0, 0), agreement);
        Assert.True(agreement.IsGood);
    }

    [Theory]
    [MemberData(nameof(Parts))]
    public void Between_OneModelSaysSomethingElse_IsNotGoodAndNamesIt(string part)
    {
        var agreement = ModelAgreement.Between([Outputs()], [Outputs(part, Other)]);

        // Twice the spread: the values are turned over.
        Assert.False(agreement.IsGood);
        Assert.Contains($"{part} 2.000", agreement.ToString(), StringComparison.Ordinal);
        Assert.Equal(5, agreement.ToString().Split("0.000").Length - 1);
    }

    [Theory]
    [MemberData(nameof(Parts))]
    public void Between_OutputThatIsNoNumber_IsNotGood(string part) =>
        Assert.False(ModelAgreement.Between([Outputs()], [Outputs(part, [0, 1, float.NaN, 3])]).IsGood);

    [Theory]
    [InlineData("aligner")]
    [InlineData("super-resolution")]
    public void Between_RuntimeWithoutAModelThatCanBeMissing_ComparesTheOthers(string part)
    {
        var agreement = ModelAgreement.Between([Outputs()], [Outputs(part, [])]);

        Assert.True(agreement.IsGood);
        Assert.Contains($"{part} none", agreement.ToString(), StringComparison.Ordinal);
    }

    private static ModelOutputs Outputs(string part = "", float[]? values = null)
    {
        float[] Of(string name) => name == part ? values! : Values;
        return new(default(PlateQuad), Of("score"), Of("corners"), Of("characters"), Of("region"), Of("aligner"), Of("super-resolution"));
    }
}
