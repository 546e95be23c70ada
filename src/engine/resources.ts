/**
 * What the engine is handed: models and knowledge. The engine never opens a file; `node/` (or a browser) implements these.
 */

export interface Tensor {
  type: 'float32' | 'int64' | 'int32' | 'bool' | 'uint8' | 'int8';
  dims: readonly number[];
  data: Float32Array | BigInt64Array | Int32Array | Uint8Array | Int8Array;
}

/** One loaded network. */
export interface ModelSession {
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  /** @param wanted outputs to hand over, all if left out: what nobody reads need not be copied */
  run(feeds: Record<string, Tensor>, wanted?: readonly string[]): Promise<Record<string, Tensor>>;
}

/** Files under `models/`, by path without the folder: `language/trunk.onnx`, `language/labels.json`. */
export interface Models {
  /** Names of the model folders present. */
  readonly names: readonly string[];
  has(path: string): boolean;
  session(path: string): Promise<ModelSession>;
  bytes(path: string): Uint8Array;
  text(path: string): string;
  /** Computed once per process and kept: parsed vocabularies, label tables. */
  memo<T>(key: string, make: () => T): T;
}

/** Compiled knowledge, by file name: `actors.json`, `places.bin`, `ontologies/plover.json`. */
export interface Knowledge {
  /** Changes when any of its files does. */
  readonly version: string;
  has(name: string): boolean;
  bytes(name: string): Uint8Array;
  text(name: string): string;
  /** Opened once per process and kept. */
  memo<T>(key: string, make: () => T): T;
}

export interface Resources {
  models: Models;
  knowledge: Knowledge;
}
