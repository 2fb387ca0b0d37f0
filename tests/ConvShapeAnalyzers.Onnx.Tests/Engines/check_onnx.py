"""Checks exported files with ONNX's own tools: python3 check_onnx.py <folder>

For every *.onnx of the folder: onnx.checker, and strict shape inference from the input alone. What is inferred for each layer's output must
be what the file says. Prints one line for each file that fails, then how many passed; exits with 1 if any failed.
"""

import pathlib
import sys

import onnx


def shape(value):
    return [size.dim_param or size.dim_value for size in value.type.tensor_type.shape.dim]


def agree(stated, inferred):
    """Behind a Resize by scales the inference no longer knows the batch, and gives it a name of its own."""
    return inferred in (stated, ["unk__0", *stated[1:]])


def check(path):
    model = onnx.load(str(path))
    onnx.checker.check_model(model, full_check=True)
    graph = model.graph
    stated = {value.name: shape(value) for value in [*graph.value_info, *graph.output]}
    del graph.value_info[:]
    for output in graph.output:
        output.type.tensor_type.ClearField("shape")
    graph = onnx.shape_inference.infer_shapes(model, check_type=True, strict_mode=True, data_prop=True).graph
    inferred = {value.name: shape(value) for value in [*graph.value_info, *graph.output]}
    wrong = [f"{name}: {dims} stated, {inferred.get(name)} inferred" for name, dims in stated.items() if not agree(dims, inferred.get(name))]
    if wrong:
        raise ValueError("; ".join(wrong))


failed = 0
files = sorted(pathlib.Path(sys.argv[1]).glob("*.onnx"))
for file in files:
    try:
        check(file)
    except Exception as error:  # whatever onnx throws is a finding
        failed += 1
        print(f"{file.name}: {error}")
print(f"{len(files) - failed} of {len(files)} passed")
sys.exit(1 if failed or not files else 0)
