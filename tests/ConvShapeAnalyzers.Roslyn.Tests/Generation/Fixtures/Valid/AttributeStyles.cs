using System;
using System.ComponentModel;
using ConvShape;
using Conv = ConvShape.ConvLayerAttribute;
using Input = ConvShape.InputShapeAttribute;
using static Demo.Sizes;

namespace Demo;

internal static class Sizes
{
    internal const int Kernel = 3;
}

/// <summary>Attributes in every style, with others in between.</summary>
[Obsolete("Only to have an attribute before the input.", DiagnosticId = "DEMO1")]
[Input(1, /* rows and columns */ 8, 8), ConvLayer(k: 3, p: 1, filters: 2), ReluLayerAttribute()]
[Description("between")]
[type: Conv(Kernel, filters: Kernel + 1)]
// A comment between two layers.
[global::ConvShape.MaxPoolLayer(k: 2), Serializable]
#if NEVER
[LinearLayer(1000)]
#else
[ConvShape.ConvLayerAttribute(k: (int)2.5, filters: sizeof(int), Name = nameof(Kernel) + ".0")]
#endif
#region the head
[FlattenLayer][LinearLayer(features: 'a' - 92)]
#endregion
[EditorBrowsable(EditorBrowsableState.Always)]
public sealed partial class AttributeStyles;
