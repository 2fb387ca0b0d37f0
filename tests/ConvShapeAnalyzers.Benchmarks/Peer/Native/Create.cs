namespace ConvShape.Benchmarks.Peer.Native;

/// <summary>Tells the types of a network by how it is made.</summary>
internal delegate IConvModel<TSelf, TInput, TOutput> Create<TSelf, TInput, TOutput>(int seed)
    where TSelf : IConvModel<TSelf, TInput, TOutput>
    where TInput : IShape
    where TOutput : IShape;
