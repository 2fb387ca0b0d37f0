using ConvShape.Architecture;
using static ConvShape.Weights.Tests.SafetensorsFile;

namespace ConvShape.Weights.Tests;

public class NameMatchingTests
{
    private static readonly TensorSpec[] Conv = [Spec("conv1.weight", 6, 1, 5, 5), Spec("conv1.bias", 6)];

    [Fact]
    public void Another_shape() => AssertFault("conv2.weight",
        "conv2.weight is 16×6×3×3 in the file, but LeNet5 declares 16×6×5×5",
        Of(("conv2.weight", "F32", [16, 6, 3, 3])), [Spec("conv2.weight", 16, 6, 5, 5)]);

    [Theory]
    [InlineData(new[] { 6, 1 }, "6×1")]
    [InlineData(new[] { 1, 6 }, "1×6")]
    [InlineData(new[] { 7 }, "7")]
    [InlineData(new int[0], "a scalar")]
    public void As_many_elements_are_not_the_same_shape(int[] shape, string shown) => AssertFault("bias",
        $"bias is {shown} in the file, but LeNet5 declares 6", Of(("bias", "F32", shape)), [Spec("bias", 6)]);

    [Fact]
    public void Every_mismatch_is_told_at_once_and_shape_before_type() => AssertFault("a",
        "a is 1 in the file, but LeNet5 declares 2; b is of type I64 in the file, but weights are read from F32, F16, BF16 and F64",
        Of(("a", "I64", [1]), ("b", "I64", [2])), [Spec("a", 2), Spec("b", 2)]);

    [Fact]
    public void Ten_missing_tensors_are_listed_and_the_others_counted()
    {
        TensorSpec[] declared = [.. Enumerable.Range(0, 13).Select(i => Spec($"layer{i}", i, 3))];
        AssertFault("layer0", "LeNet5 declares 13 tensors that the file lacks: layer0 (0×3), layer1 (1×3), layer2 (2×3), layer3 (3×3), "
            + "layer4 (4×3), layer5 (5×3), layer6 (6×3), layer7 (7×3), layer8 (8×3), layer9 (9×3) and 3 more", Of("{}"), declared);
    }

    [Fact]
    public void One_missing_tensor_is_told_in_the_singular() => AssertFault("conv1.bias",
        "LeNet5 declares 1 tensor that the file lacks: conv1.bias (6)", Of(("conv1.weight", "F32", [6, 1, 5, 5])), Conv);

    [Fact]
    public void Ten_extra_tensors_are_listed_and_the_others_counted()
    {
        byte[] file = Of([.. Enumerable.Range(0, 12).Select(i => ($"x{i}", "U8", new[] { i }))]);
        AssertFault("x0", "the file holds 12 tensors that LeNet5 does not declare: x0 (0), x1 (1), x2 (2), x3 (3), x4 (4), x5 (5), x6 (6), "
            + "x7 (7), x8 (8), x9 (9) and 2 more; LoadOptions.AllowExtra loads the others", file, []);
        BothWays.Load(file, [], new() { AllowExtra = true });
    }

    [Fact]
    public void Missing_and_extra_tensors_are_told_together() => AssertFault("conv1.weight",
        "LeNet5 declares 2 tensors that the file lacks: conv1.weight (6×1×5×5), conv1.bias (6); "
        + "the file holds 1 tensor that LeNet5 does not declare: features.0.kernel (6×1×5×5)",
        Of(("features.0.kernel", "F32", [6, 1, 5, 5])), Conv);

    [Fact]
    public void A_close_name_of_the_same_shape_is_suggested() => AssertFault("conv1.weight",
        "LeNet5 declares 2 tensors that the file lacks: conv1.weight (6×1×5×5; did you mean Conv1.weight?), conv1.bias (6)",
        Of(("Conv1.weight", "F32", [6, 1, 5, 5]), ("conv1.weights", "F32", [6, 1, 3, 3]), ("norm1.bias", "F32", [6])), Conv,
        new() { AllowExtra = true });

    [Theory]
    [InlineData("", "module.")]
    [InlineData("model.", "module.")]
    [InlineData("module.", "")]
    public void The_prefix_that_fits_is_suggested(string given, string suggested) => AssertFault("conv1.weight",
        "LeNet5 declares 2 tensors that the file lacks: conv1.weight (6×1×5×5), conv1.bias (6); "
        + $"did you mean LoadOptions.Prefix = \"{suggested}\"?",
        Of((suggested + "conv1.weight", "F32", [6, 1, 5, 5]), (suggested + "conv1.bias", "F32", [6])), Conv, new() { Prefix = given });

    [Fact]
    public void Only_so_many_names_are_searched_for_hints()
    {
        IEnumerable<string> others = Enumerable.Range(0, 10_000).Select(i => Entry($"x{i}", "U8", "0", 0, 0));
        string fits = Entry("p.a", "U8", "0", 0, 0);
        Assert.Contains("Prefix = \"p.\"", BothWays.Fault(Of("{" + string.Join(',', others.Prepend(fits)) + "}"), [Spec("a", 0)]));
        Assert.DoesNotContain("did you mean", BothWays.Fault(Of("{" + string.Join(',', others.Append(fits)) + "}"), [Spec("a", 0)]));
    }

    [Fact]
    public void A_prefix_is_stripped_and_names_without_it_are_extra()
    {
        byte[] file = Of(("net.conv1.weight", "F32", [6, 1, 5, 5]), ("net.conv1.bias", "F32", [6]), ("conv1.bias", "F32", [6]));
        BothWays.Load(file, Conv, new() { Prefix = "net.", AllowExtra = true });
        AssertFault("conv1.bias",
            "the file holds 1 tensor that LeNet5 does not declare: conv1.bias (6); LoadOptions.AllowExtra loads the others",
            file, Conv, new() { Prefix = "net." });
    }

    [Fact]
    public void Rename_gets_names_without_the_prefix_and_never_those_without_it()
    {
        List<string> asked = [];
        LoadOptions options = new()
        {
            Prefix = "net.",
            AllowExtra = true,
            Rename = name =>
            {
                asked.Add(name);
                return name.Replace("features.0", "conv1", StringComparison.Ordinal);
            },
        };
        byte[] file = Of(("net.features.0.weight", "F32", [6, 1, 5, 5]), ("net.features.0.bias", "F32", [6]), ("other", "F32", [1]));
        using MemoryStream stream = new(file);
        StateDict.Load(stream, "LeNet5", Conv, options);
        Assert.Equal(["features.0.weight", "features.0.bias"], asked);
    }

    [Fact]
    public void Two_tensors_renamed_to_one() => AssertFault("conv1.bias",
        "LoadOptions.Rename makes conv1.bias of two tensors, a.bias and b.bias",
        Of(("a.bias", "F32", [6]), ("b.bias", "F32", [6])), Conv, new() { Rename = _ => "conv1.bias" });

    [Fact]
    public void Two_extra_tensors_may_be_renamed_to_one() =>
        BothWays.Load(Of(("a", "F32", [6]), ("b", "F32", [6])), [], new() { Rename = _ => "", AllowExtra = true });

    [Fact]
    public void A_rename_that_throws()
    {
        InvalidTimeZoneException thrown = new("no such zone");
        (_, WeightsException? exception) = BothWays.Try(Of(("p.a", "F32", [6])), Conv, new() { Prefix = "p.", Rename = _ => throw thrown });
        Assert.Equal("lenet5.safetensors: LoadOptions.Rename failed for a: no such zone", exception!.Message);
        Assert.Equal("p.a", exception.Tensor);
        Assert.Same(thrown, exception.InnerException);
    }

    [Fact]
    public void A_rename_that_is_cancelled()
    {
        OperationCanceledException thrown = new();
        LoadOptions options = new() { Rename = _ => throw thrown };
        using MemoryStream stream = new(Of(("a", "F32", [6])));
        Assert.Same(thrown, Assert.Throws<OperationCanceledException>(() => StateDict.Load(stream, "LeNet5", Conv, options)));
    }

    [Fact]
    public void A_prefix_of_null() =>
        Assert.Equal("Prefix", Assert.Throws<ArgumentNullException>(() => new LoadOptions { Prefix = null! }).ParamName);

    [Fact]
    public void A_rename_that_returns_null() => AssertFault("a", "LoadOptions.Rename failed for a: it returned null",
        Of(("a", "F32", [6])), Conv, new() { Rename = _ => null! });

    [Theory]
    [InlineData("I64", new int[0])]
    [InlineData("F32", new int[0])]
    [InlineData("I64", new[] { 1 })]
    public void Training_counters_are_passed_over_wherever_they_stand(string dtype, int[] shape)
    {
        byte[] file = Of(("num_batches_tracked", dtype, shape), ("a", "F32", [1]), ("p.bn1.num_batches_tracked", dtype, shape));
        BothWays.Load(file, [Spec("a", 1)], new() { Rename = name => name == "a" ? name : throw new InvalidOperationException(name) });
    }

    [Fact]
    public void A_tensor_larger_than_an_array_is_refused_before_anything_is_read()
    {
        using MemoryStream stream = new([]);
        TensorSpec[] declared = [Spec("linear1.weight", 65536, 65536)];
        WeightsException exception = Assert.Throws<WeightsException>(() => StateDict.Load(stream, "Big", declared));
        Assert.Equal("linear1.weight is 65536×65536, 4,294,967,296 elements; a tensor can have 2,147,483,575", exception.Message);
        Assert.Throws<WeightsException>(() => StateDict.CreateRandom(declared, 1));
    }

    [Fact]
    public void A_tensor_larger_than_an_array_may_be_extra()
    {
        byte[] file = Of("{" + Entry("huge", "U8", "65536,65536", 0, 4294967296) + "}", 5);
        Assert.Equal("truncated: of the 4,294,967,296 bytes of tensors that its header describes, 5 are there",
            BothWays.Fault(file, [], new() { AllowExtra = true }));
    }

    [Fact]
    public void An_unknown_name_is_answered_with_the_names_there_are()
    {
        KeyNotFoundException exception = Assert.Throws<KeyNotFoundException>(() => StateDict.CreateRandom(Conv, 1)["conv1.wieght"]);
        Assert.Equal("There is no tensor \"conv1.wieght\"; the model declares conv1.weight, conv1.bias.", exception.Message);
    }

    private static void AssertFault(string tensor, string message, byte[] file, TensorSpec[] declared, LoadOptions? options = null)
    {
        (_, WeightsException? exception) = BothWays.Try(file, declared, options);
        Assert.Equal(BothWays.FileName + ": " + message, exception?.Message);
        Assert.Equal(tensor, exception!.Tensor);
    }
}
