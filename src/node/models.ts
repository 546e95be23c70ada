/**
 * The Models port over ONNX Runtime's native build. In: the folder `models/`. Out: sessions, label tables and bytes, each
 * opened once per process. One ONNX thread a session: parallelism comes from workers (measured: two workers of one
 * thread code a third more words than one worker of two).
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { EntenteError } from '../engine/errors.ts';
import type { ModelSession, Models, Tensor } from '../engine/resources.ts';

type Ort = typeof import('onnxruntime-node');

/** Loaded on first use: `--help` and the store never pay for it. */
function loadRuntime(): Ort {
  try {
    return createRequire(import.meta.url)('onnxruntime-node') as Ort;
  } catch (cause) {
    throw new EntenteError('onnxruntime-node is not installed; run the set-up: npm run setup', 3, { cause });
  }
}

/** The fused kernel of a sum and its layer norm works on one float at a time: apart, they take a sixth off the trunk's time. */
const UNFUSED = { optimization: { disable_specified_optimizers: 'SkipLayerNormFusion' } };

function session(ort: Ort, inner: import('onnxruntime-node').InferenceSession): ModelSession {
  return {
    inputs: inner.inputNames,
    outputs: inner.outputNames,
    async run(feeds, wanted) {
      const tensors: Record<string, import('onnxruntime-node').Tensor> = {};
      for (const [name, tensor] of Object.entries(feeds)) {
        tensors[name] = new ort.Tensor(tensor.type as 'float32', tensor.data as Float32Array, tensor.dims);
      }
      const outputs = await (wanted ? inner.run(tensors, wanted) : inner.run(tensors));
      const result: Record<string, Tensor> = {};
      for (const [name, tensor] of Object.entries(outputs)) {
        result[name] = { type: tensor.type, dims: tensor.dims, data: tensor.data } as Tensor;
      }
      return result;
    },
  };
}

/**
 * @param root the folder that holds one folder a model
 * @param language the folder that stands in for `language/`, where a user chose another model
 * @throws EntenteError when a file that is asked for is not there
 */
export function openModels(root: string, language = 'language'): Models {
  const sessions = new Map<string, Promise<ModelSession>>();
  const kept = new Map<string, unknown>();
  const locate = (name: string): string => join(root, name.replace(/^language\//, `${language}/`));
  const path = (name: string): string => {
    const full = locate(name);
    if (!existsSync(full)) {
      throw new EntenteError(
        `model file ${name} not found in ${root}; check out the models folder or choose another --model`,
        3,
      );
    }
    return full;
  };
  return {
    names: existsSync(root) ? readdirSync(root).filter((name) => existsSync(join(root, name, 'card.md'))) : [],
    has: (name) => existsSync(locate(name)),
    bytes: (name) => readFileSync(path(name)),
    text: (name) => readFileSync(path(name), 'utf8'),
    memo<T>(key: string, make: () => T): T {
      if (!kept.has(key)) kept.set(key, make());
      return kept.get(key) as T;
    },
    session(name) {
      let opened = sessions.get(name);
      if (!opened) {
        const ort = loadRuntime();
        opened = ort.InferenceSession.create(path(name), {
          intraOpNumThreads: 1,
          interOpNumThreads: 1,
          executionMode: 'sequential',
          graphOptimizationLevel: 'all',
          logSeverityLevel: 3,
          extra: UNFUSED,
        }).then((inner) => session(ort, inner));
        sessions.set(name, opened);
      }
      return opened;
    },
  };
}
