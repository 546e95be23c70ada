/**
 * What the entity layer knows of a name that composition does not: how far it runs, and that it is a body's and no
 * person's or state's. In: a reading, the entity over its head. Out: the reading put right. "Paratus Namibia" is a company
 * and not Namibia; "Namibia National Olympic Committee" is nobody of that name.
 */
import type { Entity, Token } from '../../document.ts';
import type { Actors } from './knowledge.ts';
import { ADDRESSES } from './lookalikes.ts';
import { normalise, slug } from './names.ts';
import type { Reading } from './reading.ts';

/** @param covered the tokens of the entity that belong to the phrase, or of all of it */
export function asEntity(reading: Reading, entity: Entity, covered: readonly Token[], actors: Actors): Reading {
  const name = nameOf(covered);
  if (name === '') return reading;
  if (entity.type === 'ORG') {
    const body = asBody(reading, name, covered, actors);
    if (body) return body;
  }
  return reading.basis === 'unknown' ? inFull(reading, entity, name) : reading;
}

function nameOf(tokens: readonly Token[]): string {
  const pair = tokens.slice(0, 2).map(({ form }) => normalise(form));
  const first = ADDRESSES.has(pair.join(' ')) ? 2 : tokens.findIndex(({ upos }) => upos !== 'DET');
  return tokens
    .slice(Math.max(first, 0))
    .map(({ form }) => form)
    .join(' ')
    .replace(/ ([’']s?)(?= |$)/g, '$1')
    .replace(/(?: (?:of|the|and|for|in|on|de|la|del))+$/i, '');
}

/** Of a body whose name composition took for a state or a person: the body itself, at home where the words say. */
function asBody(reading: Reading, name: string, covered: readonly Token[], actors: Actors): Reading | null {
  const { actor, basis } = reading;
  if (covered.length < 2 || actor.collective !== null) return null;
  const record = actor.id === null ? null : actors.record(actor.id);
  const area = record !== null && ['state', 'territory', 'region'].includes(record.kind);
  const isState = area && (basis === 'name' || basis === 'metonym') && actor.person === null;
  const isStranger =
    actor.person !== null && !actors.named(normalise(actor.person)).some(({ record: { kind } }) => kind === 'person');
  if (!isState && !isStranger) return null;
  const key = normalise(name);
  if (isState && actors.named(key).some((known) => known.record === record)) return null;
  const sectors = isStranger && /\b(?:Inc|Ltd|Company|Corp|Bank|Group|Airlines)\b/.test(name) ? ['BUS'] : [];
  return {
    actor: { id: slug(name), name, person: null, country: actor.country, sectors, collective: null },
    basis: 'unknown',
    ambiguous: false,
    alternatives: [],
  };
}

/** A name not on file runs as far as the entity layer says, and is a person's if that says so. */
function inFull(reading: Reading, entity: Entity, name: string): Reading {
  const { actor } = reading;
  // "Hispanics": a people or faith on no file
  if (entity.type === 'NORP' && actor.id !== null && actor.person === null && actor.sectors.length === 0)
    return { ...reading, actor: { ...actor, sectors: ['CVL'] } };
  if (entity.type !== 'PER' && entity.type !== 'ORG') return reading;
  const longer = name.length > actor.name.length && name.includes(actor.name);
  const full = longer ? name : actor.name;
  return {
    ...reading,
    actor: {
      ...actor,
      name: full,
      person: actor.person !== null || entity.type === 'PER' ? full : null,
      id: longer && actor.id === slug(actor.name) ? slug(full) : actor.id,
    },
  };
}
