/** Peoples that do what only states do, and peoples that do not. */
import { describe, expect, it } from 'vitest';
import { readText } from '../read-text.ts';

async function who(text: string): Promise<string[]> {
  const { layers } = await readText(text);
  return layers.actor.map(({ start, end, actor }) => `${text.slice(start, end)} = ${actor.id}`);
}

describe('a people that acts as its state', () => {
  it.each([
    ['The Danes invaded Sweden.', 'The Danes = denmark'],
    ['Turks invaded Cyprus.', 'Turks = turkey'],
    ['The Iranians armed the rebels.', 'The Iranians = iran'],
    ['Last year the Saudis began a war in Yemen.', 'the Saudis = saudi-arabia'],
  ])('%s', async (text, line) => expect(await who(text)).toContain(line));
  it.each([
    ['The Danes voted on Sunday.', 'The Danes = denmark/civilians'],
    ['Turks bombed a bank in Ankara.', 'Turks = turkey/civilians'],
    ['Hundreds of Iranians armed themselves.', 'Hundreds of Iranians = iran/civilians'],
    ['The Saudis began a strike at the port.', 'The Saudis = saudi-arabia/civilians'],
  ])('%s (people)', async (text, line) => expect(await who(text)).toContain(line));
});
