// Activity recognition from 128 time steps of nine sensors, laid out as an image of nine columns: square kernels eat the columns up long
// before the rows. In PyTorch the sizes in the error are those of the padded map, (57 x 1) here, with no word of the layers that led there.
using ConvShape;

[InputShape(1, 128, 9)]
[ConvLayer(k: 3, filters: 32), ReluLayer]
[MaxPoolLayer(k: [2, 1])]
[ConvLayer(k: 3, filters: 64), ReluLayer]
[ConvLayer(k: 3, filters: 64), ReluLayer]
[ConvLayer(k: 3, filters: 128), ReluLayer]
[ConvLayer({|CONV1002:k: 3|}, filters: 128), ReluLayer]
[GlobalMaxPoolLayer, FlattenLayer]
[LinearLayer(6)]
public sealed partial class Activities;

// error CONV1002: conv5 cannot fit: a 3×3 kernel on a 57×1 feature map (128×9 → 126×7 → 63×7 → 61×5 → 59×3 → 57×1); needs p ≥ 1 or an input of at least 128×11
