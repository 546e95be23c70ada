import { describe, expect, test } from 'vitest';
import { readSettings } from '../../src/engine/analyse/analysis.ts';
import { ANALYSES } from '../../src/engine/analyse/index.ts';
import { type AnalysisInput, NO_HIERARCHY } from '../../src/engine/analyse/input.ts';
import type { Relation } from '../../src/engine/event.ts';
import { analysisInput } from '../../src/store/analysis-input.ts';
import { insertDocument } from '../../src/store/documents.ts';
import { EVERYTHING, parseFilter } from '../../src/store/filter.ts';
import { useRun } from '../../src/store/runs.ts';
import type { Store } from '../../src/store/store.ts';
import { coded, project, RUN } from './sample.ts';

function filled(): Store {
  const store = project();
  const dispatches: [string, Parameters<typeof coded>[1]][] = [
    ['Ruritania army struck Zenda in Holt on 2015-11-17. Zenda accused Ruritania on 2015-11-18.', {}],
    [
      'Ruritania shelled Zenda in Holt on 2015-11-17. Hentzau met Strelsau on 2015-12-01.',
      { publisher: 'Ruppen Post' },
    ],
    ['Strelsau met Hentzau on 2015-12-01. Tarlenheim aided Zenda.', { publisher: 'Ruppen Post' }],
  ];
  store.transaction(() => {
    const run = useRun(store, RUN);
    for (const [text, meta] of dispatches) insertDocument(store, coded(text, meta), run);
  });
  return store;
}

/** A relation put beside the first document, published on 2015-11-18. */
function relate(store: Store, n: number, more: Partial<Relation>): void {
  const relation = {
    id: `rel_${n}`,
    from: 'ruritania',
    to: 'strelsau',
    kind: 'ally',
    valid: { from: null, to: null },
    declared: false,
    attribution: [{ kind: 'author', source: null, actor: null, stance: 'asserts' }],
    evidence: { text: '', start: 0, end: 0 },
    ...more,
  };
  store
    .sql('INSERT INTO relation (id, doc, source, target, kind, declared, body) VALUES (?, 1, ?, ?, ?, 0, ?)')
    .run(relation.id, relation.from, relation.to, relation.kind, JSON.stringify(relation));
  store.sql("UPDATE document SET published = '2015-11-18' WHERE n = 1").run();
}

describe('what analyses are handed', () => {
  test.each(ANALYSES.filter((one) => one.columns).map((one) => [one.id, one] as const))(
    '%s finds in the columns what it finds in the records',
    async (_, analysis) => {
      const store = filled();
      const run = async (input: AnalysisInput) => {
        const result = await analysis.run(input, readSettings(analysis, {}), { timeLimit: 20, seed: 1 });
        return JSON.parse(JSON.stringify(result));
      };
      const records = await run(analysisInput(store, EVERYTHING, NO_HIERARCHY));
      const columns = await run(analysisInput(store, EVERYTHING, NO_HIERARCHY, { columns: true }));
      expect(columns).toEqual(records);
    },
  );

  test.each([
    ['everything', {}, [1, 2]],
    ['a period in which one held, before the other was told of', { from: '2014-01-01', to: '2014-12-31' }, [2]],
    ['the period of the document', { from: '2015-11-01', to: '2015-11-30' }, [1]],
    ['who is part of it', { actor: 'strelsau' }, [1]],
    ['another publisher', { publisher: 'Ruppen Post' }, []],
    ['a type, which only events have', { type: 'ASSAULT' }, []],
    ['who says so', { saidBy: 'author' }, [1, 2]],
    ['who does not', { saidBy: 'anonymous' }, []],
  ])('relations of %s', (_, flags, expected) => {
    const store = filled();
    relate(store, 1, {});
    relate(store, 2, { to: 'zenda', kind: 'at-war', valid: { from: '2014-02-01', to: '2014-03-01' } });
    const { relations } = analysisInput(store, parseFilter(flags), NO_HIERARCHY);
    expect(relations.map(({ id }) => Number(id.slice(4)))).toEqual(expected);
  });
});
