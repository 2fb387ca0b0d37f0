// DQN: Mnih et al., Human-level control through deep reinforcement learning, 2015. Input 4×84×84; 18 actions.
// Parameters: 1,693,362
// MACs: 9,352,192
using ConvShape;

namespace Demo;

/// <summary>DQN.</summary>
[InputShape(4, 84, 84)]
[ConvLayer(k: 8, s: 4, filters: 32), ReluLayer]
[ConvLayer(k: 4, s: 2, filters: 64), ReluLayer]
[ConvLayer(k: 3, filters: 64), ReluLayer]
[FlattenLayer, LinearLayer(512, InFeatures = 3136), ReluLayer, LinearLayer(18)]
public sealed partial class DeepQNetwork;
