using ConvShape;

namespace Demo;

/// <summary>A name.</summary>
[InputShape(1, 4, 4)]
[ConvLayer(k: 2)]
public sealed partial class Net;

/// <summary>The same name, to a file system.</summary>
[InputShape(1, 4, 4)]
[ConvLayer(k: 3)]
public sealed partial class NET;
