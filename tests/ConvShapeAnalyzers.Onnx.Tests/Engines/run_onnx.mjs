// Runs models in ONNX Runtime: node run_onnx.mjs <folder of onnxruntime-node> <cases.json>
//
// cases.json lists runs: { "model": path, "inputs": { name: { "dims": [...], "file": path } }, "outputs": { name: path } }. Inputs are raw
// float32; outputs are written alike. Graph optimisations are ONNX Runtime's defaults: what users of a file get.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";

const [folder, list] = process.argv.slice(2);
const ort = createRequire(`${folder}/`)("onnxruntime-node");

let session, loaded;
for (const run of JSON.parse(readFileSync(list, "utf8"))) {
    try {
        if (loaded !== run.model) session = await ort.InferenceSession.create(run.model, { logSeverityLevel: 3 });
        loaded = run.model;
        const feeds = Object.fromEntries(Object.entries(run.inputs).map(([name, { dims, file }]) => [name, new ort.Tensor("float32", floats(file), dims)]));
        const results = await session.run(feeds);
        for (const [name, file] of Object.entries(run.outputs)) writeFileSync(file, new Uint8Array(results[name].data.buffer, results[name].data.byteOffset, results[name].data.byteLength));
    } catch (error) {
        // Without its outputs the run counts as failed; the others go on.
        loaded = undefined;
        console.error(`${run.model}: ${error.message}`);
    }
}

function floats(file) {
    const bytes = readFileSync(file);
    return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
}
