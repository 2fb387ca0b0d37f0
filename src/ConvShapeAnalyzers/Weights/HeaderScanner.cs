using System.Text;
using ConvShape.Arithmetic;

namespace ConvShape.Weights;

/// <summary>
/// Reads a header as it is nearly always written: fields in the order of the format's own writer, names without escapes. To bring in .NET's JSON reader
/// takes longer than many networks take to load. Whatever is otherwise or wrong is left to <see cref="HeaderParser"/>, which says what it is.
/// </summary>
internal ref struct HeaderScanner(ReadOnlySpan<byte> json)
{
    /// <summary>Dimensions of a tensor at most.</summary>
    private const int MostSizes = 8;

    /// <summary>Digits of a number at most, so that it is no more than 64 bits hold.</summary>
    private const int MostDigits = 18;

    private readonly ReadOnlySpan<byte> json = json;
    private int at;

    /// <summary>The tensors in the order in which the header names them; null where <see cref="HeaderParser"/> is to read it.</summary>
    public List<StoredTensor>? Scan()
    {
        List<StoredTensor> tensors = [];
        HashSet<string> names = new(StringComparer.Ordinal);
        if (!Take('{')) return null;
        do
        {
            if (Text() is not { } name || !names.Add(name) || !Take(':')) return null;
            if (name is HeaderParser.Metadata)
            {
                if (!SkipMetadata()) return null;
            }
            else
            {
                if (Tensor(name) is not { } tensor) return null;
                tensors.Add(tensor);
            }
        }
        while (Take(','));
        return Take('}') && Peek() < 0 ? tensors : null;
    }

    private StoredTensor? Tensor(string name)
    {
        if (Take('{') && Key("dtype"u8) && Text() is { } dtype && Take(',')
            && Key("shape"u8) && Sizes() is { } shape && Take(',')
            && Key("data_offsets"u8) && Sizes() is [long begin, long end] && Take('}'))
        {
            StoredTensor tensor = new(name, dtype, shape, begin, end);
            return HasItsSize(tensor) ? tensor : null;
        }

        return null;
    }

    private static bool HasItsSize(StoredTensor tensor)
    {
        int element = DType.Bits(tensor.DType);
        long bits = element;
        foreach (long dimension in tensor.Shape)
        {
            bits = Saturating.Multiply(bits, dimension);
        }

        return element != 0 && bits != long.MaxValue && bits % 8 == 0 && bits / 8 == tensor.End - tensor.Begin;
    }

    private bool SkipMetadata()
    {
        HashSet<string> keys = new(StringComparer.Ordinal);
        if (!Take('{')) return false;
        do
        {
            if (Text() is not { } key || !keys.Add(key) || !Take(':') || Text() is null) return false;
        }
        while (Take(','));
        return Take('}');
    }

    private long[]? Sizes()
    {
        if (!Take('[')) return null;
        if (Take(']')) return [];
        int count = 1;
        for (int i = at; i < json.Length && json[i] != ']' && count <= MostSizes; i++)
        {
            count += json[i] == ',' ? 1 : 0;
        }

        if (count > MostSizes) return null;
        long[] sizes = new long[count];
        for (int i = 0; i < count; i++)
        {
            if ((i > 0 && !Take(',')) || !Number(out sizes[i])) return null;
        }

        return Take(']') ? sizes : null;
    }

    /// <summary>Takes a number; one that goes on behind its digits fails at what is taken next.</summary>
    private bool Number(out long number)
    {
        number = 0;
        if (Peek() < 0) return false;
        int first = at;
        for (; at < json.Length && at - first <= MostDigits && json[at] is >= (byte)'0' and <= (byte)'9'; at++)
        {
            number = 10 * number + json[at] - '0';
        }

        int digits = at - first;
        return digits is > 0 and <= MostDigits && (digits == 1 || json[first] != '0');
    }

    /// <summary>Takes a name, a colon behind it, that must be the next.</summary>
    private bool Key(ReadOnlySpan<byte> name)
    {
        if (!Take('"') || !json[at..].StartsWith(name)) return false;
        at += name.Length;
        return at < json.Length && json[at] == '"' && Take('"') && Take(':');
    }

    /// <summary>Takes a string that has no escapes.</summary>
    private string? Text()
    {
        if (!Take('"')) return null;
        int first = at;
        for (; at < json.Length && json[at] != '"'; at++)
        {
            if (json[at] < ' ' || json[at] == '\\') return null;
        }

        ReadOnlySpan<byte> text = json[first..at];
        return !Take('"') ? null : text.SequenceEqual("F32"u8) ? "F32" : Encoding.UTF8.GetString(text);
    }

    private bool Take(char character)
    {
        bool isNext = Peek() == character;
        at += isNext ? 1 : 0;
        return isNext;
    }

    /// <summary>The next character, spaces passed over; −1 at the end.</summary>
    private int Peek()
    {
        while (at < json.Length && json[at] == ' ')
        {
            at++;
        }

        return at < json.Length ? json[at] : -1;
    }
}
