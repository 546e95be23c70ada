/** Models for tests: the native runtime as shipped, and onnxruntime-web's WebAssembly build of the same files. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ModelSession, Models, Resources, Tensor } from '../../../src/engine/resources.ts';
import { openModels } from '../../../src/node/models.ts';
import { MODELS_ROOT } from '../../../src/node/paths.ts';

export const hasModels = existsSync(join(MODELS_ROOT, 'language/trunk.onnx'));

const knowledge: Resources['knowledge'] = {
  version: 'none',
  has: () => false,
  bytes: (name) => {
    throw new Error(`the language stages ask for knowledge ${name}`);
  },
  text: (name) => {
    throw new Error(`the language stages ask for knowledge ${name}`);
  },
  memo: (_key, make) => make(),
};

export function nativeResources(): Resources {
  return { models: openModels(MODELS_ROOT), knowledge };
}

export async function webAssemblyResources(): Promise<Resources> {
  const ort = await import('onnxruntime-web');
  ort.env.wasm.numThreads = 1;
  const kept = new Map<string, unknown>();
  const native = openModels(MODELS_ROOT);
  const models: Models = {
    ...native,
    memo<T>(key: string, make: () => T): T {
      if (!kept.has(key)) kept.set(key, make());
      return kept.get(key) as T;
    },
    async session(path): Promise<ModelSession> {
      const inner = await ort.InferenceSession.create(readFileSync(join(MODELS_ROOT, path)), {
        executionProviders: ['wasm'],
      });
      return {
        inputs: inner.inputNames,
        outputs: inner.outputNames,
        async run(feeds, wanted) {
          const tensors = Object.fromEntries(
            Object.entries(feeds).map(([name, { type, data, dims }]) => [
              name,
              new ort.Tensor(type as 'float32', data as Float32Array, dims),
            ]),
          );
          const outputs = await (wanted ? inner.run(tensors, wanted) : inner.run(tensors));
          return Object.fromEntries(
            Object.entries(outputs).map(([name, { type, data, dims }]) => [
              name,
              { type, data, dims } as unknown as Tensor,
            ]),
          );
        },
      };
    },
  };
  return { models, knowledge };
}
