using ConvShape.Architecture;

namespace ConvShape;

/// <summary>A batch of maps whose shape is known at run time only.</summary>
internal interface IFeatureMap
{
    /// <summary>Number of images N.</summary>
    int Batch { get; }

    /// <summary>Shape of each image's map.</summary>
    MapShape Shape { get; }

    /// <summary>All values, N×C×H×W.</summary>
    Span<float> Values { get; }
}
