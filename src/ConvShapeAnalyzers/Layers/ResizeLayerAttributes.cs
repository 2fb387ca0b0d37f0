namespace ConvShape;

/// <summary>A larger map. C×H×W → C×(scale·H)×(scale·W).</summary>
public sealed class UpsampleLayerAttribute : LayerAttribute
{
    /// <summary>The same factor along both axes.</summary>
    /// <param name="scale">Factor ≥ 1.</param>
    public UpsampleLayerAttribute(int scale)
    {
    }

    /// <summary>A factor for each axis.</summary>
    /// <param name="scale"><c>[height, width]</c>.</param>
    public UpsampleLayerAttribute(int[] scale)
    {
    }

    /// <summary>Where values are taken from; the nearest unless set.</summary>
    public Interpolation Interpolation { get; set; }
}

/// <summary>The map without rows and columns at its borders, as where U-Net joins a larger map to a smaller one.</summary>
public sealed class CropLayerAttribute : LayerAttribute
{
    /// <summary>The same on every side.</summary>
    /// <param name="p">Rows and columns to leave out, p ≥ 0.</param>
    public CropLayerAttribute(int p)
    {
    }

    /// <summary>Sides apart.</summary>
    /// <param name="p">Rows and columns to leave out: <c>[height, width]</c> or <c>[top, left, bottom, right]</c>.</param>
    public CropLayerAttribute(int[] p)
    {
    }
}

/// <summary>The map with rows and columns of zeros around it.</summary>
public sealed class ZeroPadLayerAttribute : LayerAttribute
{
    /// <summary>The same on every side.</summary>
    /// <param name="p">Rows and columns to add, p ≥ 0.</param>
    public ZeroPadLayerAttribute(int p)
    {
    }

    /// <summary>Sides apart.</summary>
    /// <param name="p">Rows and columns to add: <c>[height, width]</c> or <c>[top, left, bottom, right]</c>.</param>
    public ZeroPadLayerAttribute(int[] p)
    {
    }
}
