/**
 * The language model as functions. In: the Models port, which holds `language/`: three networks, label lists, a
 * vocabulary. Out: typed calls, so that no other file knows a tensor's name. training/language/README.md specifies each
 * network and what its numbers mean.
 */
import { EntenteError } from '../errors.ts';
import type { ModelSession, Models, Resources, Tensor } from '../resources.ts';
import { type LemmaRule, parseLemmaRule } from './lemma.ts';
import type { Batch } from './pack.ts';
import { type TagScheme, tagScheme } from './spans.ts';
import { WordPieces } from './word-pieces.ts';

export interface Labels {
  upos: string[];
  feats: string[];
  lemma: LemmaRule[];
  deprel: string[];
  /** A0, A1, AM-TMP …; index 0 is none. */
  roles: string[];
  attribution: string[];
  entities: Record<string, TagScheme>;
}

/** What the heads say of T words in S sentences of at most N words; each array holds rows of the width of its labels. */
export interface HeadScores {
  /** `upos feats lemma predicate factuality attribution entities_*` by name. */
  tags: Record<string, Float32Array>;
  /** S × N × (N + 1) head scores; column 0 is the root. */
  arcs: Float32Array;
  /** Inputs of `links`: (T + 1) and T rows. */
  relationFeatures: Tensor;
  roleFeatures: Tensor;
}

export interface Links {
  /** Pairs × deprel. */
  relations: Float32Array;
  /** Pairs × roles. */
  roles: Float32Array;
}

export interface LanguageModel {
  readonly pieces: WordPieces;
  readonly labels: Labels;
  /** One state a word of the batch, in the batch's word order; and one a subword before any layer, rows × length. */
  trunk(batch: Batch): Promise<{ width: number; states: Float32Array; embedded: Float32Array }>;
  /** `grid` holds the word index of each word of each sentence, `longest` a row, −1 for padding. */
  heads(states: Float32Array, width: number, grid: Int32Array, longest: number): Promise<HeadScores>;
  /** Relations for (dependent, head) pairs, head −1 the root, and roles for (predicate, word) pairs. */
  links(
    scores: HeadScores,
    pairs: { dependents: Int32Array; heads: Int32Array; predicates: Int32Array; words: Int32Array },
  ): Promise<Links>;
}

/** The model of these resources, opened once per process. @throws EntenteError where a file is missing or broken */
export function languageModel(resources: Resources): LanguageModel {
  return resources.models.memo('language.model', () => openModel(resources.models));
}

function openModel(models: Models): LanguageModel {
  const open = (name: string) => {
    let session: Promise<ModelSession> | undefined;
    return async (feeds: Record<string, Tensor>, wanted?: readonly string[]): Promise<Record<string, Tensor>> => {
      session ??= models.session(`language/${name}.onnx`);
      return (await session).run(feeds, wanted);
    };
  };
  const trunk = open('trunk');
  const heads = open('heads');
  const links = open('links');
  return {
    pieces: new WordPieces(models.text('language/vocab.txt')),
    labels: readLabels(models.text('language/labels.json')),
    async trunk(batch) {
      const square = [batch.rows, batch.length];
      const feeds = {
        input_ids: integers(batch.ids, square),
        case_ids: integers(batch.shapes, square),
        attention_mask: integers(batch.mask, square),
        first: integers(batch.first),
        last: integers(batch.last),
      };
      const { states, embedded } = await trunk(feeds, ['states', 'embedded']);
      return {
        width: states!.dims[1]!,
        states: states!.data as Float32Array,
        embedded: embedded!.data as Float32Array,
      };
    },
    async heads(states, width, grid, longest) {
      const { arcs, feat_rel, feat_role, ...tags } = await heads({
        states: { type: 'float32', dims: [states.length / width, width], data: states },
        sentences: integers(grid, [grid.length / longest, longest]),
      });
      return {
        tags: Object.fromEntries(Object.entries(tags).map(([name, tensor]) => [name, tensor.data as Float32Array])),
        arcs: arcs!.data as Float32Array,
        relationFeatures: feat_rel!,
        roleFeatures: feat_role!,
      };
    },
    async links(scores, pairs) {
      const { rel, roles } = await links({
        feat_rel: scores.relationFeatures,
        feat_role: scores.roleFeatures,
        dependents: pairIndices(pairs.dependents),
        heads: pairIndices(pairs.heads),
        predicates: pairIndices(pairs.predicates),
        words: pairIndices(pairs.words),
      });
      return { relations: rel!.data as Float32Array, roles: roles!.data as Float32Array };
    },
  };
}

function readLabels(json: string): Labels {
  let raw: Record<string, unknown>;
  try {
    raw = JSON.parse(json) as Record<string, unknown>;
  } catch (cause) {
    throw new EntenteError('language/labels.json is no JSON; check out the models folder again', 3, { cause });
  }
  const list = (name: string): string[] => {
    const value = raw[name];
    if (!Array.isArray(value)) {
      throw new EntenteError(`language/labels.json has no list "${name}"; it is of another version`, 3);
    }
    return value as string[];
  };
  const entities = Object.entries((raw['entities'] ?? {}) as Record<string, string[]>);
  return {
    upos: list('upos'),
    feats: list('feats'),
    lemma: list('lemma').map(parseLemmaRule),
    deprel: list('deprel'),
    roles: list('roles').map(shortRole),
    attribution: list('attribution'),
    entities: Object.fromEntries(entities.map(([name, tags]) => [name, tagScheme(tags)])),
  };
}

/** PropBank's ARG0, ARGM-TMP, R-ARG1 as A0, AM-TMP, R-A1. */
function shortRole(label: string): string {
  return label.replace(/\bARG(?=[\dM])/, 'A');
}

function integers(data: Int32Array, dims: readonly number[] = [data.length]): Tensor {
  return { type: 'int32', dims, data };
}

/** Runtimes differ on empty inputs: none is one pair of word 0 with itself, whose scores nobody reads. */
function pairIndices(data: Int32Array): Tensor {
  return integers(data.length > 0 ? data : new Int32Array(1));
}
