using System;
using ConvShape;

[assembly: CLSCompliant(true)]

namespace Demo;

/// <summary>For any language.</summary>
[InputShape(1, 4, 4)]
[ConvLayer(k: 2)]
[FlattenLayer]
[LinearLayer(2)]
public sealed partial class Net;
