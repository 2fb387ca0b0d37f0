using System.Text;
using System.Text.Json;
using ConvShape.Arithmetic;

namespace ConvShape.Weights;

/// <summary>Reads the JSON of a safetensors header token by token and checks each tensor on its own.</summary>
internal ref struct HeaderParser(WeightsSource source, ReadOnlySpan<byte> json)
{
    private const string Metadata = "__metadata__";

    // An array of numbers, in a tensor, in the header: nothing is nested deeper.
    private Utf8JsonReader reader = new(json, new JsonReaderOptions { MaxDepth = 3 });

    // One for all tensors, since a header may hold very many.
    private readonly List<long> sizes = [];

    /// <summary>The tensors in the order in which the header names them.</summary>
    public List<StoredTensor> Parse()
    {
        try
        {
            List<StoredTensor> tensors = [];
            HashSet<string> names = new(StringComparer.Ordinal);
            reader.Read();
            while (NextKey(out string name))
            {
                if (!names.Add(name)) throw Fault(name, "stands twice in the header");
                if (name is Metadata) SkipMetadata();
                else tensors.Add(ParseTensor(name));
            }

            // Past the closing brace only white space may follow; anything else is a JsonException.
            reader.Read();
            return tensors;
        }
        catch (JsonException exception)
        {
            throw source.Error($"the header is not valid JSON: {Wording.Printable(exception.Message)}", inner: exception);
        }
    }

    private StoredTensor ParseTensor(string name)
    {
        Expect(name, JsonTokenType.StartObject, "must be an object of dtype, shape and data_offsets");
        string? dtype = null;
        long[]? shape = null, offsets = null;
        while (NextKey(out string key))
        {
            bool repeated = key switch
            {
                "dtype" => dtype is not null,
                "shape" => shape is not null,
                "data_offsets" => offsets is not null,
                _ => throw Fault(name, $"has an unknown field \"{Wording.Name(key)}\""),
            };
            if (repeated) throw Fault(name, $"has {key} twice");
            if (key is "dtype") dtype = ParseText(name, "dtype must be a string");
            else if (key is "shape") shape = ParseSizes(name, key);
            else offsets = ParseSizes(name, key);
        }

        if (dtype is null) throw Fault(name, "has no dtype");
        if (shape is null) throw Fault(name, "has no shape");
        if (offsets is null) throw Fault(name, "has no data_offsets");
        if (offsets is not [long begin, long end] || begin > end) throw Fault(name, "has data_offsets that are not a begin and an end");
        StoredTensor tensor = new(name, dtype, shape, begin, end);
        CheckSize(tensor);
        return tensor;
    }

    private readonly void CheckSize(StoredTensor tensor)
    {
        int bits = DType.Bits(tensor.DType);
        if (bits == 0) throw Fault(tensor.Name, $"has the unknown dtype {Wording.Name(tensor.DType)}");

        long expected = bits;
        foreach (long dimension in tensor.Shape)
        {
            expected = Saturating.Multiply(expected, dimension);
            if (expected == long.MaxValue) throw Fault(tensor.Name, $"has the shape {Wording.Shape(tensor.Shape)}, too large to be real");
        }

        long bytes = tensor.End - tensor.Begin;
        if (expected % 8 != 0 || expected / 8 != bytes)
        {
            string needed = expected % 8 == 0 ? Wording.Number(expected / 8) : "no whole number of bytes";
            string elements = $"{Wording.Shape(tensor.Shape)} of {tensor.DType}";
            throw Fault(tensor.Name, $"has {Wording.Count(bytes, "byte")} of data, but {elements} take {needed}");
        }
    }

    private void SkipMetadata()
    {
        Expect(Metadata, JsonTokenType.StartObject, "must be an object of strings");
        HashSet<string> keys = new(StringComparer.Ordinal);
        while (NextKey(out string key))
        {
            if (!keys.Add(key)) throw Fault(Metadata, $"has \"{Wording.Name(key)}\" twice");
            ParseText(Metadata, "must be an object of strings");
        }
    }

    private long[] ParseSizes(string name, string field)
    {
        string rule = field + " must be an array of non-negative 64-bit integers";
        Expect(name, JsonTokenType.StartArray, rule);
        sizes.Clear();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            // The sign is looked at as well, since −0 parses as 0.
            if (reader.TokenType != JsonTokenType.Number || reader.ValueSpan[0] == '-' || !reader.TryGetInt64(out long size))
                throw Fault(name, $"is malformed: {rule}, not {Wording.Name(Encoding.UTF8.GetString(reader.ValueSpan))}");
            sizes.Add(size);
        }

        return [.. sizes];
    }

    private string ParseText(string owner, string rule)
    {
        Expect(owner, JsonTokenType.String, rule);
        return Text();
    }

    private void Expect(string owner, JsonTokenType type, string rule)
    {
        reader.Read();
        if (reader.TokenType != type) throw Fault(owner, "is malformed: " + rule);
    }

    /// <summary>Moves to the next key of the object that the reader is in; false at its end.</summary>
    private bool NextKey(out string key)
    {
        reader.Read();
        bool found = reader.TokenType == JsonTokenType.PropertyName;
        key = found ? Text() : "";
        return found;
    }

    private readonly string Text()
    {
        try
        {
            // What every tensor says again is not copied each time.
            foreach (string common in (ReadOnlySpan<string>)["dtype", "shape", "data_offsets", "F32", "F16", "BF16"])
            {
                if (reader.ValueTextEquals(common)) return common;
            }

            return reader.GetString()!;
        }
        catch (InvalidOperationException exception)
        {
            // Half of a surrogate pair, written as an escape, is JSON but no text.
            throw source.Error("the header holds a string that is not valid Unicode", inner: exception);
        }
    }

    private readonly WeightsException Fault(string owner, string fault) => source.Error($"{Wording.Name(owner)} {fault}", owner);
}
