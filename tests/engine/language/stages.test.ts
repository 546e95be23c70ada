/** The language stages together: what every analysis must satisfy, whatever the text, and what a plain one looks like. */
import { describe, expect, test } from 'vitest';
import { createDocument, type Document } from '../../../src/engine/document.ts';
import { languageStages } from '../../../src/engine/language/index.ts';
import { runPipeline } from '../../../src/engine/pipeline.ts';
import { formatConllu } from '../../../src/engine/write/conllu.ts';
import { hasModels, nativeResources } from './models.ts';

describe.skipIf(!hasModels)('the language stages (models/language is checked out)', () => {
  const resources = nativeResources();
  const annotate = async (text: string): Promise<Document> => {
    const doc = createDocument({ id: 'doc_1', text, origin: { sha256: '', record: 0, map: [] } });
    return (await runPipeline(doc, languageStages, resources)).doc;
  };

  test('a plain sentence', async () => {
    const text = "The Ruritanian army didn't attack Zenda on Tuesday, a spokesman told reporters.";
    const { layers } = await annotate(text);
    const word = (form: string) => layers.token.find((token) => token.form === form)!;
    expect(word('attack')).toMatchObject({ upos: 'VERB', lemma: 'attack' });
    expect(word("n't")).toMatchObject({ joined: true, head: word('attack').id });
    expect(layers.token.find(({ head }) => head === null)?.form).toBe('told');
    expect(word('army')).toMatchObject({ upos: 'NOUN', deprel: 'nsubj', head: word('attack').id });
    expect(word('Zenda')).toMatchObject({ deprel: 'obj', head: word('attack').id });
    expect(layers.entity.map(({ start, end, type }) => [text.slice(start, end), type])).toEqual(
      expect.arrayContaining([
        ['Ruritanian', 'NORP'],
        ['Zenda', expect.stringMatching(/^(GPE|LOC|PER|ORG)$/)],
      ]),
    );
    const attack = layers.predicate.find(({ token }) => token === word('attack').id)!;
    expect(attack.roles).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ role: 'A0', token: word('army').id }),
        expect.objectContaining({ role: 'A1', token: word('Zenda').id }),
        expect.objectContaining({ role: 'AM-NEG', token: word("n't").id }),
      ]),
    );
  });

  test.each([
    ['nothing', ''],
    ['white space', ' \n \n'],
    ['one word', 'Zenda'],
    ['one mark', '.'],
    ['capitals', 'STRELSAU, MONDAY - THE KING OF RURITANIA SAID HE WOULD NOT MEET GRUSTARK. HE LEFT.'],
    [
      'a sentence longer than a row',
      `The king ${'and the queen and the duke of Strelsau and the people '.repeat(20)}left Zenda.`,
    ],
    ['a table', 'Zenda\t12\t4\nStrelsau\t9\t3\n'.repeat(60)],
    ['words of one long row each', `${'supercalifragilisticexpialidocious'.repeat(30)} said ${'x'.repeat(3000)}.`],
    ['other scripts', 'He said قالت الحكومة and 北京政府表示。 Then 🙂🙃👍🏽 left.'],
    ['control characters and a lone surrogate', 'He\u0000 left\u200b \u0007now \ud83d.'],
    ['many short lines', 'No.\n\n'.repeat(300)],
  ])('%s: every sentence is a tree with one root, every span is in range', async (_, text) => {
    const doc = await annotate(text);
    const { sentence, token, entity, predicate, mention } = doc.layers;
    for (const { tokens } of sentence) {
      const words = token.slice(...tokens);
      expect(words.filter(({ head }) => head === null)).toHaveLength(1);
      for (const one of words) {
        let at = one;
        for (let steps = 0; at.head !== null; steps++) {
          expect(steps).toBeLessThan(words.length);
          expect(at.head >= tokens[0] && at.head < tokens[1]).toBe(true);
          at = token[at.head]!;
        }
        expect(one.deprel === 'root').toBe(one.head === null);
        expect(one.lemma).not.toBe('');
      }
    }
    for (const span of [...entity, ...predicate, ...mention]) {
      expect(span.start >= 0 && span.end > span.start && span.end <= text.length).toBe(true);
    }
    for (const { roles, token: own } of predicate) {
      for (const role of roles) expect(token[role.token]!.sentence).toBe(token[own]!.sentence);
    }
    for (const line of formatConllu(doc).split('\n')) {
      if (line !== '' && !line.startsWith('#')) expect(line.split('\t')).toHaveLength(10);
    }
    expect(JSON.parse(JSON.stringify(doc))).toEqual(doc);
  });

  test('a sentence that was read in windows is noted', async () => {
    const doc = await annotate(
      `The king ${'and the queen and the duke of Strelsau and the people '.repeat(12)}left Zenda.`,
    );
    expect(doc.notes.map(({ code }) => code)).toContain('language.long-sentence');
  });

  test('a sentence reads the same whatever document stands before it in the run', async () => {
    const text = 'The king of Ruritania left Zenda on Monday.';
    const alone = await annotate(text);
    await annotate('Another document altogether, with other words. '.repeat(30));
    expect((await annotate(text)).layers).toEqual(alone.layers);
  });
});
