"""Prints the parameters and multiply-accumulates of the networks in Sound/, counted by PyTorch and torchvision: /usr/bin/python3 count.py."""
import torch
import torch.nn as nn
import torchvision.models as tv


def count(model, shape):
    macs = 0

    def add(layer, inputs, output):
        nonlocal macs
        if isinstance(layer, nn.Linear):
            macs += layer.weight.numel()
        elif isinstance(layer, nn.ConvTranspose2d):
            macs += inputs[0][0].numel() * layer.weight[0].numel()
        else:
            macs += output[0].numel() * layer.weight[0].numel()

    for layer in model.modules():
        if isinstance(layer, (nn.Conv2d, nn.ConvTranspose2d, nn.Linear)):
            layer.register_forward_hook(add)
    with torch.no_grad():
        model.eval()(torch.zeros(1, *shape))
    return sum(p.numel() for p in model.parameters()), macs


class Residual(nn.Module):
    def __init__(self, body, shortcut=None, before=None, after=None):
        super().__init__()
        self.body, self.shortcut, self.before, self.after = body, shortcut, before, after

    def forward(self, x):
        y = x if self.before is None else self.before(x)
        y = self.body(y) + (x if self.shortcut is None else self.shortcut(y if self.before is not None else x))
        return y if self.after is None else self.after(y)


class Gate(nn.Module):
    def __init__(self, channels, squeezed):
        super().__init__()
        self.gate = seq(nn.AdaptiveAvgPool2d(1), nn.Conv2d(channels, squeezed, 1), nn.ReLU(), nn.Conv2d(squeezed, channels, 1), nn.Sigmoid())

    def forward(self, x):
        return x * self.gate(x)


class Dense(nn.Module):
    def __init__(self, body):
        super().__init__()
        self.body = body

    def forward(self, x):
        return torch.cat([x, self.body(x)], 1)


class Level(nn.Module):
    def __init__(self, width, inner):
        super().__init__()
        self.down = seq(nn.MaxPool2d(2), twice(width, 2 * width), *([inner] if inner else []), nn.ConvTranspose2d(2 * width, width, 2, 2))
        self.join = twice(2 * width, width)

    def forward(self, x):
        return self.join(torch.cat([x, self.down(x)], 1))


seq, conv, relu, flat = nn.Sequential, nn.Conv2d, nn.ReLU, nn.Flatten


def cbn(i, o, k=1, s=1, p=None):
    return seq(conv(i, o, k, s, k // 2 if p is None else p, bias=False), nn.BatchNorm2d(o), relu())


def bnc(i, o, k, s=1):
    return seq(nn.BatchNorm2d(i), relu(), conv(i, o, k, s, k // 2, bias=False))


def twice(i, o):
    return seq(cbn(i, o, 3), cbn(o, o, 3))


def chain(*sizes):
    """Convolutions (in, out, k, s, p, g) and modules, each convolution followed by an activation."""
    return seq(*(layer if isinstance(layer, nn.Module) else seq(conv(*layer[:5], groups=(layer + (1,))[5]), relu()) for layer in sizes))


def head(*sizes):
    return seq(flat(), *(nn.Linear(i, o) for i, o in zip(sizes, sizes[1:])))


def pre_activation(start, widths, blocks):
    layers, i = [conv(3, start, 3, 1, 1, bias=False)], start
    for group, o in enumerate(widths):
        for block in range(blocks):
            s = 2 if group and not block else 1
            if i != o or s > 1:
                layers.append(Residual(
                    seq(conv(i, o, 3, s, 1, bias=False), bnc(o, o, 3)), conv(i, o, 1, s, bias=False), seq(nn.BatchNorm2d(i), relu())))
            else:
                layers.append(Residual(seq(bnc(i, o, 3), bnc(o, o, 3))))
            i = o
    return seq(*layers, nn.BatchNorm2d(i), nn.AdaptiveAvgPool2d(1), head(i, 10))


def resnet20():
    layers, i = [cbn(3, 16, 3)], 16
    for o in (16, 32, 64):
        for block in range(3):
            s = 2 if o > i and not block else 1
            layers.append(Residual(seq(cbn(i, o, 3, s), cbn(o, o, 3)), seq(conv(i, o, 1, s, bias=False), nn.BatchNorm2d(o)) if i != o else None))
            i = o
    return seq(*layers, nn.AdaptiveAvgPool2d(1), head(64, 10))


def se_resnet50():
    layers, i = [cbn(3, 64, 7, 2), nn.MaxPool2d(3, 2, 1)], 64
    for stage, (width, blocks) in enumerate(((64, 3), (128, 4), (256, 6), (512, 3))):
        for block in range(blocks):
            s, o = 2 if stage and not block else 1, 4 * width
            layers.append(Residual(
                seq(cbn(i, width), cbn(width, width, 3, s), cbn(width, o), Gate(o, o // 16)),
                seq(conv(i, o, 1, s, bias=False), nn.BatchNorm2d(o)) if i != o else None))
            i = o
    return seq(*layers, nn.AdaptiveAvgPool2d(1), head(2048, 1000))


def densenet_bc():
    layers, c = [conv(3, 24, 3, 1, 1, bias=False)], 24
    for block in range(3):
        for _ in range(16):
            layers.append(Dense(seq(bnc(c, 48, 1), bnc(48, 12, 3))))
            c += 12
        if block < 2:
            layers.append(seq(bnc(c, c // 2, 1), nn.AvgPool2d(2)))
            c //= 2
    return seq(*layers, nn.BatchNorm2d(c), nn.AdaptiveAvgPool2d(1), head(c, 10))


def unet():
    level = None
    for width in (512, 256, 128, 64):
        level = Level(width, level)
    return seq(twice(3, 64), level, conv(64, 1, 1))


def darknet(i, *layers):
    """A number is the filters of a 3×3 convolution, a negative one those of a 1×1, "M" a pooling."""
    modules = []
    for layer in layers:
        if layer == "M":
            modules.append(nn.MaxPool2d(2))
        else:
            modules.append(cbn(i, abs(layer), 3 if layer > 0 else 1))
            i = abs(layer)
    return seq(*modules)


def darknet53():
    layers, i = [cbn(3, 32, 3)], 32
    for blocks in (1, 2, 8, 8, 4):
        layers.append(cbn(i, 2 * i, 3, 2))
        i *= 2
        layers += [Residual(seq(cbn(i, i // 2), cbn(i // 2, i, 3))) for _ in range(blocks)]
    return seq(*layers, nn.AdaptiveAvgPool2d(1), head(1024, 1000))


def dcgan_generator():
    layers, i = [], 100
    for n, o in enumerate((512, 256, 128, 64)):
        layers += [nn.ConvTranspose2d(i, o, 4, 2 if n else 1, 1 if n else 0, bias=False), nn.BatchNorm2d(o), relu()]
        i = o
    return seq(*layers, nn.ConvTranspose2d(64, 3, 4, 2, 1, bias=False))


def pix2pix():
    def level(outer, width, inner, twice=2):
        down = seq(nn.LeakyReLU(0.2), conv(outer, width, 4, 2, 1, bias=False), nn.BatchNorm2d(width))
        return Dense(seq(down, inner, nn.ReLU(), nn.ConvTranspose2d(twice * width, outer, 4, 2, 1, bias=False), nn.BatchNorm2d(outer)))

    inner = Dense(seq(nn.LeakyReLU(0.2), conv(512, 512, 4, 2, 1), nn.ReLU(), nn.ConvTranspose2d(512, 512, 4, 2, 1, bias=False), nn.BatchNorm2d(512)))
    for outer, width in ((512, 512), (512, 512), (512, 512), (256, 512), (128, 256), (64, 128)):
        inner = level(outer, width, inner)
    return seq(conv(3, 64, 4, 2, 1), inner, nn.ReLU(), nn.ConvTranspose2d(128, 3, 4, 2, 1))


def alexnet(groups):
    pool = nn.MaxPool2d(3, 2)
    return chain((3, 96, 11, 4, 0), pool, (96, 256, 5, 1, 2, groups), pool, (256, 384, 3, 1, 1), (384, 384, 3, 1, 1, groups),
                 (384, 256, 3, 1, 1, groups), pool, head(9216, 4096, 4096, 1000))


def up(k, s):
    return nn.MaxPool2d(k, s, ceil_mode=True)


NETWORKS = {
    "LeNet5Original": (chain((1, 6, 5, 1, 0), nn.AvgPool2d(2), (6, 16, 5, 1, 0), nn.AvgPool2d(2), (16, 120, 5, 1, 0), head(120, 84, 10)), (1, 32, 32)),
    "CaffeLeNet": (chain((1, 20, 5, 1, 0), nn.MaxPool2d(2), (20, 50, 5, 1, 0), nn.MaxPool2d(2), head(800, 500, 10)), (1, 28, 28)),
    "CifarQuick": (chain((3, 32, 5, 1, 2), up(3, 2), (32, 32, 5, 1, 2), up(3, 2), (32, 64, 5, 1, 2), up(3, 2), head(1024, 64, 10)), (3, 32, 32)),
    "Mcdnn": (chain((1, 20, 4, 1, 0), nn.MaxPool2d(2), (20, 40, 5, 1, 0), nn.MaxPool2d(3), head(360, 150, 10)), (1, 29, 29)),
    "AlexNetOfTwoTowers": (alexnet(2), (3, 227, 227)),
    "ZFNet": (chain((3, 96, 7, 2, 1), nn.MaxPool2d(3, 2, 1), (96, 256, 5, 2, 0), nn.MaxPool2d(3, 2, 1), (256, 384, 3, 1, 1), (384, 384, 3, 1, 1),
                    (384, 256, 3, 1, 1), nn.MaxPool2d(3, 2), head(9216, 4096, 4096, 1000)), (3, 224, 224)),
    "NetworkInNetwork": (chain((3, 192, 5, 1, 2), (192, 160, 1, 1, 0), (160, 96, 1, 1, 0), up(3, 2), (96, 192, 5, 1, 2), (192, 192, 1, 1, 0),
                               (192, 192, 1, 1, 0), up(3, 2), (192, 192, 3, 1, 1), (192, 192, 1, 1, 0), (192, 10, 1, 1, 0)), (3, 32, 32)),
    "AllConvolutional": (chain((3, 96, 3, 1, 1), (96, 96, 3, 1, 1), (96, 96, 3, 2, 1), (96, 192, 3, 1, 1), (192, 192, 3, 1, 1), (192, 192, 3, 2, 1),
                               (192, 192, 3, 1, 0), (192, 192, 1, 1, 0), (192, 10, 1, 1, 0)), (3, 32, 32)),
    "DeepQNetwork": (chain((4, 32, 8, 4, 0), (32, 64, 4, 2, 0), (64, 64, 3, 1, 0), head(3136, 512, 18)), (4, 84, 84)),
    "Srcnn": (chain((1, 64, 9, 1, 0), (64, 32, 1, 1, 0), (32, 1, 5, 1, 0)), (1, 33, 33)),
    "Vdsr": (seq(*(conv(i, o, 3, 1, 1, bias=False) for i, o in [(1, 64)] + 18 * [(64, 64)] + [(64, 1)])), (1, 41, 41)),
    "DnCnn": (seq(conv(1, 64, 3, 1, 1), *(cbn(64, 64, 3) for _ in range(15)), conv(64, 1, 3, 1, 1, bias=False)), (1, 40, 40)),
    "DcganGenerator": (dcgan_generator(), (100, 1, 1)),
    "DcganDiscriminator": (seq(conv(3, 64, 4, 2, 1, bias=False), cbn(64, 128, 4, 2, 1), cbn(128, 256, 4, 2, 1), cbn(256, 512, 4, 2, 1),
                               conv(512, 1, 4, bias=False)), (3, 64, 64)),
    "PatchGan": (seq(conv(6, 64, 4, 2, 1), cbn(64, 128, 4, 2, 1), cbn(128, 256, 4, 2, 1), cbn(256, 512, 4, 1, 1), conv(512, 1, 4, 1, 1)), (6, 256, 256)),
    "Pix2PixUNet": (pix2pix(), (3, 256, 256)),
    "Vgg11": (tv.vgg11(), (3, 224, 224)),
    "Vgg19WithNormalisation": (tv.vgg19_bn(), (3, 224, 224)),
    "ResNet34": (tv.resnet34(), (3, 224, 224)),
    "ResNet101": (tv.resnet101(), (3, 224, 224)),
    "WideResNet50": (tv.wide_resnet50_2(), (3, 224, 224)),
    "ResNeXt50": (tv.resnext50_32x4d(), (3, 224, 224)),
    "SqueezeNet11": (tv.squeezenet1_1(), (3, 224, 224)),
    "MobileNetV3Small": (tv.mobilenet_v3_small(), (3, 224, 224)),
    "EfficientNetB0": (tv.efficientnet_b0(), (3, 224, 224)),
    "MnasNet": (tv.mnasnet1_0(), (3, 224, 224)),
    "RegNetY400MF": (tv.regnet_y_400mf(), (3, 224, 224)),
    "InceptionV3": (tv.inception_v3(aux_logits=False, init_weights=False), (3, 299, 299)),
    "WideResNet28": (pre_activation(16, (160, 320, 640), 4), (3, 32, 32)),
    "PreActivationResNet18": (pre_activation(64, (64, 128, 256, 512), 2), (3, 32, 32)),
    "ResNet20": (resnet20(), (3, 32, 32)),
    "SEResNet50": (se_resnet50(), (3, 224, 224)),
    "DenseNetBC100": (densenet_bc(), (3, 32, 32)),
    "PaddedUNet": (unet(), (3, 256, 256)),
    "Darknet19": (seq(darknet(3, 32, "M", 64, "M", 128, -64, 128, "M", 256, -128, 256, "M", 512, -256, 512, -256, 512, "M", 1024, -512, 1024, -512, 1024),
                      conv(1024, 1000, 1)), (3, 224, 224)),
    "Darknet53": (darknet53(), (3, 256, 256)),
    "TinyYoloV2": (seq(darknet(3, 16, "M", 32, "M", 64, "M", 128, "M", 256, "M", 512, 1024, 1024), conv(1024, 125, 1)), (3, 416, 416)),
    "PilotNet": (chain((3, 24, 5, 2, 0), (24, 36, 5, 2, 0), (36, 48, 5, 2, 0), (48, 64, 3, 1, 0), (64, 64, 3, 1, 0), head(1152, 100, 50, 10, 1)), (3, 66, 200)),
    "DeepLabV3": (tv.segmentation.deeplabv3_resnet50(weights_backbone=None), (3, 520, 520)),
}

for name, (network, shape) in NETWORKS.items():
    parameters, macs = count(network, shape)
    print(name, f"{parameters:,}", f"{macs:,}", flush=True)
