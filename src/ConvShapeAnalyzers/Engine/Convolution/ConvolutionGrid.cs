using ConvShape.Architecture;

namespace ConvShape.Engine;

/// <summary>
/// The outputs of one part of a convolution as rows of pixels, and the distances at which they and what they read lie in memory. Where neither
/// map has anything between its rows, as around a 1×1 convolution, all pixels are one row, cut where it suits the tiles.
/// </summary>
internal sealed class ConvolutionGrid
{
    /// <summary>Pixels of a row that is cut from a longer one: whole tiles of any width there is, or where those are too few for the threads, at least some.</summary>
    private const int MostCut = 14 * 9 * 2, FewestCut = 24;

    /// <param name="part">The part.</param>
    /// <param name="input">How the map lies that it reads.</param>
    /// <param name="output">How its results lie.</param>
    /// <param name="addend">How the map lies that is added; the output's where none is.</param>
    /// <param name="inputStride">Rows and columns of the input from one output to the next.</param>
    /// <param name="tiles">Tiles of filters.</param>
    /// <param name="keepsRows">Whether the rows are to be those of the map.</param>
    public ConvolutionGrid(
        ConvolutionPart part, MapLayout input, MapLayout output, MapLayout addend, (int Rows, int Columns) inputStride, int tiles, bool keepsRows)
    {
        Part = part;
        InputStep = (nint)inputStride.Columns * input.Block;
        OutputStep = (nint)part.Stride.Columns * MapLayout.Lanes;
        InputRow = inputStride.Rows * (nint)input.Row;
        OutputRow = part.Stride.Rows * (nint)output.Row;
        AddendRow = part.Stride.Rows * (nint)addend.Row;
        OutputFirst = part.FirstRow * (nint)output.Row + part.FirstColumn * (nint)MapLayout.Lanes;
        AddendFirst = part.FirstRow * (nint)addend.Row + part.FirstColumn * (nint)MapLayout.Lanes;
        Rows = part.Rows;
        Columns = LastColumns = part.Columns;
        if (!keepsRows && InputRow == Columns * InputStep && OutputRow == Columns * OutputStep && AddendRow == OutputRow)
        {
            long pixels = (long)Rows * Columns;
            int parts = pixels > MostCut ? 1 : Shares.Parts(tiles, fewest: 1, most: (int)pixels / FewestCut);
            IsCut = parts > 1;
            Columns = (int)Math.Min((pixels + parts - 1) / parts, MostCut);
            Rows = (int)((pixels + Columns - 1) / Columns);
            LastColumns = (int)(pixels - (Rows - 1L) * Columns);
            InputRow = Columns * InputStep;
            OutputRow = AddendRow = Columns * OutputStep;
        }
    }

    /// <summary>The part.</summary>
    public ConvolutionPart Part { get; }

    /// <summary>Whether rows are short so that threads can share them.</summary>
    public bool IsCut { get; }

    /// <summary>Number of rows.</summary>
    public int Rows { get; }

    /// <summary>Pixels of a row.</summary>
    public int Columns { get; }

    /// <summary>Pixels of the last row.</summary>
    public int LastColumns { get; }

    /// <summary>Floats of the input from pixel to pixel.</summary>
    public nint InputStep { get; }

    /// <summary>Floats of the input from row to row.</summary>
    public nint InputRow { get; }

    /// <summary>Floats of the output from pixel to pixel; the map that is added has the same.</summary>
    public nint OutputStep { get; }

    /// <summary>Floats of the output from row to row.</summary>
    public nint OutputRow { get; }

    /// <summary>Where the first pixel lies on the output map.</summary>
    public nint OutputFirst { get; }

    /// <summary>Floats of the map that is added from row to row.</summary>
    public nint AddendRow { get; }

    /// <summary>Where the first pixel lies on the map that is added.</summary>
    public nint AddendFirst { get; }
}
