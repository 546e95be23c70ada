/** The project's own actor files: complete where they must be, and consistent with one another. */
import { iso31661 } from 'iso-3166';
import { describe, expect, it } from 'vitest';
import { compileActors } from '../../../knowledge/compile/actors.ts';
import { actorsFrom } from '../../../src/engine/extract/actors/knowledge.ts';
import { SECTORS } from '../../../src/engine/extract/actors/record.ts';
import { resolvePhrase } from '../../../src/engine/resolve/phrase.ts';

const compiled = compileActors();
const actors = actorsFrom(compiled);

describe('knowledge/actors', () => {
  it('has every state and territory of ISO 3166, and Kosovo', () => {
    for (const { alpha3 } of iso31661) expect(actors.stateOf(alpha3), alpha3).not.toBeNull();
    expect(actors.stateOf('XKX')?.id).toBe('kosovo');
  });

  it('has one record an id, organs and persons apart', () => {
    const ids = compiled.records
      .filter((record) => record.kind !== 'organ' && record.kind !== 'person')
      .map((record) => record.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('has no state with two holders of its highest offices for long', () => {
    const offices = ['president', 'prime-minister', 'monarch', 'pope', 'supreme-leader', 'foreign-minister'];
    // Two prime ministers, two governments, a presidency of three.
    const rivals = new Set(['cambodia|prime-minister', 'lebanon|prime-minister', 'bosnia-and-herzegovina|president']);
    const terms = new Map<string, { name: string; from: string; to: string }[]>();
    for (const record of compiled.records)
      for (const post of record.posts ?? []) {
        const key = `${post.owner}|${post.office}`;
        if (post.office === null || !offices.includes(post.office) || rivals.has(key)) continue;
        const kind = actors.record(post.owner)?.kind;
        if (kind !== 'state') continue;
        terms.set(key, [
          ...(terms.get(key) ?? []),
          { name: record.name, from: post.from ?? '0000', to: post.to ?? '9999' },
        ]);
      }
    const overlaps: string[] = [];
    for (const [key, list] of terms) {
      list.sort((a, b) => (a.from < b.from ? -1 : 1));
      for (let at = 1; at < list.length; at++) {
        const [before, after] = [list[at - 1]!, list[at]!];
        const months =
          (Number(before.to.slice(0, 4)) - Number(after.from.slice(0, 4))) * 12 +
          Number(before.to.slice(5, 7)) -
          Number(after.from.slice(5, 7));
        if (before.name !== after.name && months > 12)
          overlaps.push(`${key}: ${before.name} ..${before.to}, ${after.name} ${after.from}..`);
      }
    }
    expect(overlaps).toEqual([]);
  });

  it('uses only sectors there are', () => {
    for (const record of compiled.records)
      for (const { value } of record.sectors)
        for (const sector of value) expect(SECTORS.has(sector), record.id).toBe(true);
  });

  it.each([
    'united-states',
    'russia',
    'syria',
    'islamic-state',
    'al-nusra-front',
    'nato',
    'united-nations',
    'european-union',
  ])('has the id %s of the contract', (id) => {
    expect(actors.record(id)).not.toBeNull();
  });

  it('counts members as of a date', () => {
    expect(actors.membersOf('nato', '1998-01-01')).toHaveLength(16);
    expect(actors.membersOf('nato', '2025-01-01')).toHaveLength(32);
    expect(actors.membersOf('european-union', '2013-12-01')).toHaveLength(28);
    expect(actors.membersOf('european-union', '2021-01-01')).toHaveLength(27);
    expect(actors.blocsOf('syria', '2012-01-01')).not.toContain('arab-league');
  });

  it('reads one phrase differently as the years pass', () => {
    const who = (date: string) => resolvePhrase('the president of France', date, actors).person;
    expect([
      who('1960-01-01'),
      who('1985-01-01'),
      who('2000-01-01'),
      who('2010-01-01'),
      who('2015-11-18'),
      who('2020-01-01'),
    ]).toEqual([
      'Charles de Gaulle',
      'François Mitterrand',
      'Jacques Chirac',
      'Nicolas Sarkozy',
      'François Hollande',
      'Emmanuel Macron',
    ]);
  });
});
