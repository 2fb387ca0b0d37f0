using ConvShape.Architecture;

namespace ConvShape.Weights;

/// <summary>A tensor as the header of a file describes it.</summary>
/// <param name="Name">The name in the file.</param>
/// <param name="DType">The type of its elements, as the file spells it.</param>
/// <param name="Shape">Its dimensions, outermost first; none for a scalar.</param>
/// <param name="Begin">The offset of its first byte, counted from the end of the header.</param>
/// <param name="End">The offset after its last byte.</param>
internal sealed record StoredTensor(string Name, string DType, long[] Shape, long Begin, long End)
{
    /// <summary>Whether the dimensions are those of a declared tensor, one by one: 16×1 is not 16.</summary>
    public bool HasShape(EquatableArray<int> declared)
    {
        if (Shape.Length != declared.Length) return false;
        for (int axis = 0; axis < Shape.Length; axis++)
        {
            if (Shape[axis] != declared[axis]) return false;
        }

        return true;
    }
}
