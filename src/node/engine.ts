/**
 * One engine in one thread: resources opened from disk, the stages in order. In: a Document as a reader made it. Out: the
 * same document with every layer.
 */
import { readFileSync } from 'node:fs';
import type { Document } from '../engine/document.ts';
import { EntenteError } from '../engine/errors.ts';
import { extractStages } from '../engine/extract/index.ts';
import { sha256Hex } from '../engine/ids.ts';
import { languageStages } from '../engine/language/index.ts';
import { type PipelineRun, runPipeline } from '../engine/pipeline.ts';
import type { Resources } from '../engine/resources.ts';
import { openKnowledge } from './knowledge.ts';
import { openModels } from './models.ts';
import { KNOWLEDGE_ROOT, MODELS_ROOT } from './paths.ts';
import { ENGINE_VERSION } from './version.ts';

export interface EngineOptions {
  /** Folder under `models/` that holds the language model. */
  model: string;
  /** `plover`, `acled`, or the path of a user's ontology file. */
  ontology: string;
  /** Paths of files with further actors. */
  knowledge: string[];
  /** Publication date where the text has none, YYYY-MM-DD. */
  date: string | null;
}

export const DEFAULT_ENGINE: EngineOptions = { model: 'language', ontology: 'plover', knowledge: [], date: null };
const BUILT_IN_ONTOLOGIES = ['plover', 'acled'];

function readUserFile(path: string, what: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new EntenteError(`${what} ${path} cannot be read: ${(cause as Error).message}`, 2, { cause });
  }
}

/** The user's files, laid over the compiled knowledge: `ontologies/user.yaml`, `actors.user.<n>.yaml`. */
function userFiles(options: EngineOptions): Map<string, string> {
  const files = new Map<string, string>();
  if (!BUILT_IN_ONTOLOGIES.includes(options.ontology)) {
    files.set('ontologies/user.yaml', readUserFile(options.ontology, 'ontology'));
  }
  for (const [index, path] of options.knowledge.entries()) {
    files.set(`actors.user.${index}.yaml`, readUserFile(path, 'knowledge file'));
    files.set(`actors.user.${index}.path`, path);
  }
  return files;
}

/** Opens models and knowledge. @throws EntenteError if a file is missing or a user's file breaks its rules */
export function openResources(options: EngineOptions): Resources {
  return {
    models: openModels(MODELS_ROOT, options.model),
    knowledge: openKnowledge(KNOWLEDGE_ROOT, userFiles(options)),
  };
}

export interface Engine {
  readonly resources: Resources;
  annotate(doc: Document, options?: { trace?: boolean; until?: 'language' }): Promise<PipelineRun>;
}

export function openEngine(partial: Partial<EngineOptions> = {}): Engine {
  const options = { ...DEFAULT_ENGINE, ...partial };
  const resources = openResources(options);
  const builtIn = BUILT_IN_ONTOLOGIES.includes(options.ontology);
  return {
    resources,
    annotate(doc, { trace = false, until } = {}) {
      if (doc.meta.published === null && options.date !== null) doc.meta.published = options.date;
      const english = doc.meta.language === null || doc.meta.language === 'en';
      const stages = english ? (until === 'language' ? languageStages : [...languageStages, ...extractStages]) : [];
      return runPipeline(doc, stages, resources, {
        date: options.date,
        ontology: builtIn ? options.ontology : 'user',
        trace,
      });
    },
  };
}

/** The key of a run without opening a model: what `import` compares to know whether a document must be read again. */
export function runKey(options: EngineOptions, resources: Resources): string {
  const files = [...userFiles(options)].map(([name, text]) => [name, sha256Hex(text)]);
  const model = resources.models.has('language/parity.json')
    ? sha256Hex(resources.models.text('language/parity.json'))
    : 'none';
  const stages = [...languageStages, ...extractStages].map((stage) => `${stage.name}@${stage.version}`);
  return sha256Hex(
    JSON.stringify([
      ENGINE_VERSION,
      options.model,
      model,
      resources.knowledge.version,
      options.ontology,
      options.date,
      files,
      stages,
    ]),
  ).slice(0, 16);
}
