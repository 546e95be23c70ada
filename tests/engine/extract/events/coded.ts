/** Whole sentences coded, for the tests of this folder. Out: null for the engine where the language model or knowledge is missing. */
import { createDocument, type Meta } from '../../../../src/engine/document.ts';
import type { Event } from '../../../../src/engine/event.ts';
import { extractStages } from '../../../../src/engine/extract/index.ts';
import { languageStages } from '../../../../src/engine/language/index.ts';
import { runPipeline } from '../../../../src/engine/pipeline.ts';
import { DEFAULT_ENGINE, openResources } from '../../../../src/node/engine.ts';

function open(): ReturnType<typeof openResources> | null {
  try {
    const resources = openResources(DEFAULT_ENGINE);
    const whole = resources.models.has('language/trunk.onnx') && resources.knowledge.has('ontologies/plover.json');
    return whole ? resources : null;
  } catch {
    return null;
  }
}

export const engine = open();

/** Why a test that codes is skipped. */
export const NEEDS = 'needs the language model and compiled knowledge';

const DATED: Meta = {
  title: null,
  byline: null,
  publisher: null,
  published: '2018-06-15',
  language: 'en',
  source: null,
};

/** The events of a text; `undated`: of which nothing else is known. */
export async function code(text: string, about: 'dated' | 'undated' = 'dated'): Promise<Event[]> {
  const meta = about === 'dated' ? { meta: DATED } : {};
  const blocks = [...text.matchAll(/[^\n]+/g)].map(({ index, 0: { length } }) => ({
    kind: 'paragraph' as const,
    start: index,
    end: index + length,
  }));
  const doc = createDocument({ id: 'doc_test', text, blocks, origin: { sha256: '', record: 0, map: [] }, ...meta });
  await runPipeline(doc, [...languageStages, ...extractStages], engine!);
  return doc.layers.event;
}

/** The events of a text as `TYPE trigger: actor > recipient`, in the text's words. */
export async function rows(text: string): Promise<string[]> {
  return (await code(text)).map(
    ({ type, trigger, actor, recipient }) =>
      `${type} ${trigger.text}: ${actor?.text ?? '-'} > ${recipient?.text ?? '-'}`,
  );
}
