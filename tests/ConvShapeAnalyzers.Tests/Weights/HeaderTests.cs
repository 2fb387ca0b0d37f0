using System.Text;
using static ConvShape.Weights.Tests.SafetensorsFile;

namespace ConvShape.Weights.Tests;

public class HeaderTests
{
    private const string Checkpoint =
        "this looks like a PyTorch checkpoint (.pt); "
        + "convert it with safetensors.torch.save_file(model.state_dict(), \"model.safetensors\")";

    [Fact]
    public void An_empty_file_is_named_so() => Assert.Equal("empty", BothWays.Fault([], []));

    [Fact]
    public void Fewer_bytes_than_the_length_takes() => Assert.Equal("not a safetensors file: 1 byte in all", BothWays.Fault([7], []));

    [Theory]
    [InlineData(0ul, "0")]
    [InlineData(1ul, "1")]
    [InlineData(100_000_001ul, "100,000,001")]
    [InlineData(ulong.MaxValue, "18,446,744,073,709,551,615")]
    public void A_header_of_impossible_length(ulong length, string shown) =>
        Assert.Equal($"not a safetensors file: its header would have {shown} bytes; 2 to 100,000,000 are possible",
            BothWays.Fault([.. BitConverter.GetBytes(length), .. "{}"u8], []));

    [Fact]
    public void A_header_longer_than_the_file() =>
        Assert.Equal("truncated: of the 100,000,000 bytes of its header, 2 are there",
            BothWays.Fault([.. BitConverter.GetBytes(100_000_000ul), .. "{}"u8], []));

    [Fact]
    public void A_header_that_begins_with_white_space() =>
        Assert.Equal("not a safetensors file: its header does not begin with {", BothWays.Fault(Of(" {}"), []));

    [Fact]
    public void A_header_that_is_no_UTF8() =>
        Assert.Equal("the header is not valid UTF-8", BothWays.Fault(Of([.. "{\"a"u8, 0xFF, .. "\":1}"u8], []), []));

    [Theory]
    [InlineData("{}")]
    [InlineData("{}        ")]
    [InlineData("{\"__metadata__\":{}}")]
    [InlineData("{\"__metadata__\":{\"format\":\"pt\",\"\":\"\"}}")]
    public void A_file_without_tensors_is_sound(string header) => Assert.Empty(BothWays.Load(Of(header), []).Tensors);

    [Theory]
    [InlineData("{ ")]
    [InlineData("{]")]
    [InlineData("{,}")]
    [InlineData("{}{}")]
    [InlineData("{}\0")]
    [InlineData("{/**/}")]
    [InlineData("{\"a\":{\"shape\":[[]]}}")]
    [InlineData("{\"a\":{\"shape\":[01]}}")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",}}")]
    public void What_is_no_JSON_or_nested_too_deeply(string header) =>
        Assert.StartsWith("the header is not valid JSON: ", BothWays.Fault(Of(header), []));

    [Theory]
    [InlineData("{'\\ud800':1}")]
    [InlineData("{'a':{'dtype':'\\udc00'}}")]
    [InlineData("{'__metadata__':{'a':'\\ud800'}}")]
    public void Half_of_a_surrogate_pair(string header) =>
        Assert.Equal("the header holds a string that is not valid Unicode", BothWays.Fault(Of(header.Replace('\'', '"')), []));

    [Theory]
    [InlineData("{'a':{'dtype':'F32','shape':[],'data_offsets':[0,4]},'\\u0061':{}}", "a stands twice in the header")]
    [InlineData("{'__metadata__':{},'__metadata__':{}}", "__metadata__ stands twice in the header")]
    [InlineData("{'__metadata__':{'k':'1','k':'2'}}", "__metadata__ has \"k\" twice")]
    [InlineData("{'__metadata__':null}", "__metadata__ is malformed: must be an object of strings")]
    [InlineData("{'__metadata__':{'k':1}}", "__metadata__ is malformed: must be an object of strings")]
    [InlineData("{'__metadata__':{'k':{}}}", "__metadata__ is malformed: must be an object of strings")]
    [InlineData("{'a':1}", "a is malformed: must be an object of dtype, shape and data_offsets")]
    [InlineData("{'a':{'strides':[]}}", "a has an unknown field \"strides\"")]
    [InlineData("{'a':{'dtype':'F32','dtype':'F32'}}", "a has dtype twice")]
    [InlineData("{'a':{'shape':[],'shape':[]}}", "a has shape twice")]
    [InlineData("{'a':{'data_offsets':[],'data_offsets':[]}}", "a has data_offsets twice")]
    [InlineData("{'a':{'shape':[],'data_offsets':[0,4]}}", "a has no dtype")]
    [InlineData("{'a':{'dtype':'F32','data_offsets':[0,4]}}", "a has no shape")]
    [InlineData("{'a':{'dtype':'F32','shape':[]}}", "a has no data_offsets")]
    [InlineData("{'a':{'dtype':32}}", "a is malformed: dtype must be a string")]
    [InlineData("{'a':{'dtype':'F33','shape':[],'data_offsets':[0,4]}}", "a has the unknown dtype F33")]
    [InlineData("{'a':{'dtype':'f32','shape':[],'data_offsets':[0,4]}}", "a has the unknown dtype f32")]
    [InlineData("{'a':{'shape':4}}", "a is malformed: shape must be an array of non-negative 64-bit integers")]
    [InlineData("{'a':{'shape':[-1]}}", "a is malformed: shape must be an array of non-negative 64-bit integers, not -1")]
    [InlineData("{'a':{'shape':[-0]}}", "a is malformed: shape must be an array of non-negative 64-bit integers, not -0")]
    [InlineData("{'a':{'shape':[1.0]}}", "a is malformed: shape must be an array of non-negative 64-bit integers, not 1.0")]
    [InlineData("{'a':{'shape':[1e2]}}", "a is malformed: shape must be an array of non-negative 64-bit integers, not 1e2")]
    [InlineData("{'a':{'shape':['1']}}", "a is malformed: shape must be an array of non-negative 64-bit integers, not 1")]
    [InlineData("{'a':{'shape':[9223372036854775808]}}",
        "a is malformed: shape must be an array of non-negative 64-bit integers, not 9223372036854775808")]
    [InlineData("{'a':{'data_offsets':[0,null]}}",
        "a is malformed: data_offsets must be an array of non-negative 64-bit integers, not null")]
    [InlineData("{'a':{'dtype':'F32','shape':[],'data_offsets':[0]}}", "a has data_offsets that are not a begin and an end")]
    [InlineData("{'a':{'dtype':'F32','shape':[],'data_offsets':[0,4,4]}}", "a has data_offsets that are not a begin and an end")]
    [InlineData("{'a':{'dtype':'F32','shape':[],'data_offsets':[4,0]}}", "a has data_offsets that are not a begin and an end")]
    [InlineData("{'a':{'dtype':'F32','shape':[2,3],'data_offsets':[0,20]}}", "a has 20 bytes of data, but 2×3 of F32 take 24")]
    [InlineData("{'a':{'dtype':'F64','shape':[],'data_offsets':[0,4]}}", "a has 4 bytes of data, but a scalar of F64 take 8")]
    [InlineData("{'a':{'dtype':'F4','shape':[3],'data_offsets':[0,1]}}", "a has 1 byte of data, but 3 of F4 take no whole number of bytes")]
    [InlineData("{'a':{'dtype':'F32','shape':[4294967296,4294967296],'data_offsets':[0,0]}}",
        "a has the shape 4294967296×4294967296, too large to be real")]
    [InlineData("{'a':{'dtype':'F32','shape':[9223372036854775807,9223372036854775807,9223372036854775807],'data_offsets':[0,4]}}",
        "a has the shape 9223372036854775807×9223372036854775807×9223372036854775807, too large to be real")]
    [InlineData("{'a':{'dtype':'F32','shape':[],'data_offsets':[4,8]}}", "a leaves a hole before it: its data begin at 4, not at 0")]
    [InlineData("{'b':{'dtype':'F32','shape':[],'data_offsets':[8,12]},'a':{'dtype':'F32','shape':[],'data_offsets':[0,4]}}",
        "b leaves a hole before it: its data begin at 8, not at 4")]
    [InlineData("{'a':{'dtype':'U8','shape':[4],'data_offsets':[0,4]},'b':{'dtype':'U8','shape':[4],'data_offsets':[3,7]}}",
        "b overlaps the tensor before it: its data begin at 3, not at 4")]
    [InlineData("{'a':{'dtype':'U8','shape':[4],'data_offsets':[0,4]},'b':{'dtype':'U8','shape':[4],'data_offsets':[0,4]}}",
        "b overlaps the tensor before it: its data begin at 0, not at 4")]
    public void A_header_that_contradicts_the_format(string header, string message) =>
        Assert.Equal(message, BothWays.Fault(Of(header.Replace('\'', '"'), 12), [], new() { AllowExtra = true }));

    [Fact]
    public void Absurd_names_are_cut_in_messages() =>
        Assert.Equal(new string('a', 100) + "… has no dtype", BothWays.Fault(Of("{\"" + new string('a', 5000) + "\":{}}"), []));

    [Theory]
    [InlineData("a\\u001b[31m\\r\\nb\\u0085", "a�[31m��b�")]
    [InlineData("a\\u202eb\\u2028\\u2029\\ufeffc", "a�b���c")]
    [InlineData("größe 😀", "größe 😀")]
    public void Names_that_steer_a_terminal_are_made_printable(string name, string shown) =>
        Assert.Equal(shown + " has no dtype", BothWays.Fault(Of("{\"" + name + "\":{}}"), []));

    [Fact]
    public void What_is_no_JSON_is_made_printable() =>
        Assert.DoesNotContain(BothWays.Fault(Of("{\"a\":n\u001b\nl}"), []), char.IsControl);

    [Theory]
    [InlineData(98, "😀…")]
    [InlineData(99, "…")]
    public void Absurd_names_are_cut_between_characters(int letters, string end) => Assert.Equal(
        new string('a', letters) + end + " has no dtype", BothWays.Fault(Of("{\"" + new string('a', letters) + "😀😀\":{}}"), []));

    [Fact]
    public void Absurd_shapes_are_cut_in_messages() => Assert.Equal("a has 4 bytes of data, but 2×2×2×2×2×2×2×2×… of U8 take 512",
        BothWays.Fault(Of("{" + Entry("a", "U8", "2,2,2,2,2,2,2,2,2", 0, 4) + "}", 4), []));

    [Theory]
    [InlineData(0, "truncated: of the 24 bytes of tensors that its header describes, 0 are there", "a")]
    [InlineData(15, "truncated: of the 24 bytes of tensors that its header describes, 15 are there", "a")]
    [InlineData(16, "truncated: of the 24 bytes of tensors that its header describes, 16 are there", "b")]
    [InlineData(23, "truncated: of the 24 bytes of tensors that its header describes, 23 are there", "b")]
    public void Data_that_end_too_early(int bytes, string message, string tensor)
    {
        byte[] file = Of("{" + Entry("a", "F32", "4", 0, 16) + "," + Entry("b", "U8", "8", 16, 24) + "}", bytes);
        (_, WeightsException? exception) = BothWays.Try(file, [Spec("a", 4)], new() { AllowExtra = true });
        Assert.Equal((BothWays.FileName + ": " + message, tensor), (exception!.Message, exception.Tensor));
    }

    [Fact]
    public void Data_that_end_too_late() => Assert.Equal("bytes that belong to no tensor follow the last one",
        BothWays.Fault(Of("{" + Entry("a", "F32", "4", 0, 16) + "}", 17), [Spec("a", 4)]));

    [Fact]
    public void Data_need_be_neither_aligned_nor_in_the_order_of_the_header()
    {
        byte[] header = Encoding.UTF8.GetBytes("{" + Entry("b", "F32", "1", 1, 5) + "," + Entry("a", "U8", "1", 0, 1) + "}");
        StateDict weights = BothWays.Load(Of(header, [9, 0, 0, 0x80, 0x3F]), [Spec("b", 1)], new() { AllowExtra = true });
        Assert.Equal([1f], weights["b"].ToArray());
    }

    [Fact]
    public void Tensors_without_elements_and_scalars_are_sound()
    {
        byte[] file = Of(("none", "F32", [0, 3]), ("one", "F32", []), ("alsoNone", "F16", [5, 0]));
        StateDict weights = BothWays.Load(file, [Spec("alsoNone", 5, 0), Spec("none", 0, 3), Spec("one")]);
        Assert.Equal((0, 0, 1), (weights["none"].Length, weights["alsoNone"].Length, weights["one"].Length));
    }

    [Fact]
    public void Tensors_larger_than_one_chunk_are_read_whole()
    {
        const int Count = (WeightsSource.ChunkBytes / sizeof(float)) + 3;
        float[] values = [.. Enumerable.Range(0, Count).Select(i => (float)i)];
        byte[] data = new byte[4 * Count];
        Buffer.BlockCopy(values, 0, data, 0, data.Length);
        byte[] file = Of(Encoding.UTF8.GetBytes("{" + Entry("a", "F32", $"{Count}", 0, data.Length) + "}"), data);
        Assert.Equal(values, BothWays.Load(file, [Spec("a", Count)])["a"].ToArray());
        BothWays.Load(file, [], new() { AllowExtra = true });
    }

    [Theory]
    [InlineData("PK\u0003\u0004\0\0\b\b\0\0\0\0\0\0archive/data.pkl", Checkpoint)]
    [InlineData("PK\u0003\u0004", Checkpoint)]
    [InlineData("\u0080\u0002\u008a\nl\u00fc\u009cF\u00f9 j\u00a8P\u0019.", Checkpoint)]
    [InlineData("\u0080\u0004\u0095\u0005\0\0\0\0\0\0\0}q\0s.", Checkpoint)]
    [InlineData("\u0080\u0002}.", Checkpoint)]
    [InlineData("version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n",
        "this is a Git LFS pointer, not the weights themselves; fetch them with git lfs pull")]
    [InlineData("<!DOCTYPE html>",
        "not a safetensors file: its header would have 5,789,751,444,030,890,300 bytes; 2 to 100,000,000 are possible")]
    public void What_is_often_taken_for_weights(string content, string message)
    {
        byte[] bytes = Encoding.Latin1.GetBytes(content);
        Assert.Equal(message, BothWays.Fault(bytes, []));
    }

    [Fact]
    public void A_header_as_long_as_a_pickle_is_no_pickle()
    {
        // 0x280 as a length is written 80 02, as a pickle begins.
        byte[] file = Of("{}" + new string(' ', 0x280 - 2));
        Assert.Empty(BothWays.Load(file, []).Tensors);
    }
}
