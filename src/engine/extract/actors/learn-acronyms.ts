/**
 * "the Farabundo Marti National Liberation Front (FMLN)": the name runs as far as its letters say (see acronyms.ts), and they
 * stand for it from then on. In: the words of a sentence, its mentions, what has been read before it. Out: readings and
 * stretches changed in place, mentions of parts of the name taken out, the acronym kept.
 */
import { expansions } from './acronyms.ts';
import type { Found } from './found.ts';
import type { Heard } from './heard.ts';
import { normalise, singular, slug } from './names.ts';
import type { SentenceWords } from './noun-phrase.ts';
import { led } from './referents.ts';

/** @param here the mentions of the sentence */
export function learnAcronyms(words: SentenceWords, here: readonly Found[], heard: Heard): void {
  const { found, memory, known, placeAt, referents } = heard;
  const drop = (each: Found): void => {
    // an acronym may have been dropped with the body it stands beside
    const at = found.indexOf(each);
    if (at >= 0) found.splice(at, 1);
  };
  for (const { acronym, isWord, body, spelled, start, end, close } of expansions(words.tokens)) {
    if (isWord && (placeAt.has(acronym.id) || known.named(normalise(acronym.form)).length > 0)) continue;
    const stretch = words.tokens.slice(start, end);
    const bracket = words.tokens.slice(end + 1, close);
    const inside = here.filter(({ head }) => stretch.includes(head));
    const name = stretch
      .map(({ form }) => form)
      .join(' ')
      .replace(/^The /, '');
    const [widest] = [...inside].sort((a, b) => b.end - b.start - (a.end - a.start));
    // "members of the Union of Mill Hands (Unimil)": the name lies in a phrase about others
    // "Mill Guard (MG) men": or before the noun of one
    const around = here.some((each) => each.start <= stretch[0]!.start && each.end > words.tokens[close]!.end);
    const onFile = known.named(normalise(name)).some(({ how }) => how === 'name');
    const plain = widest || !(body || around || spelled) ? null : heard.words.readPlain(stretch);
    // "the Hill Farmers' Tigers (HFT)": a part of the name is another's by-name
    const other = spelled && !onFile && plain?.basis === 'name' && plain.actor.person === null ? plain.actor : null;
    const whole = other
      ? { ...plain!, actor: { ...other, id: slug(name), name, country: null }, basis: 'unknown' as const }
      : plain;
    const isRole = known.roles(singular(normalise(name))).length > 0;
    if (other)
      for (const each of here)
        if (each.reading.actor.id === other.id && each.start < words.tokens[close]!.end && each.end > stretch[0]!.start)
          each.reading = led(whole!);
    if ((around || onFile) && whole?.actor.person === null && whole.basis !== 'unknown') {
      memory.alias(acronym.form, whole, name, isRole);
      continue;
    }
    if (whole?.actor.person === null && whole.basis === 'unknown') {
      memory.alias(acronym.form, { ...whole, actor: { ...whole.actor, id: slug(name), name } }, name);
      for (const each of here) if (bracket.includes(each.head)) each.reading = led(memory.aliased(acronym.form)!);
      continue;
    }
    if (!widest) {
      memory.block(acronym.form);
      for (const each of here) if (bracket.includes(each.head)) drop(each);
      continue;
    }
    const { reading } = widest;
    if (reading.basis === 'unknown' && reading.actor.person === null) {
      const country = reading.actor.country ?? inside.find((each) => each.reading.actor.country)?.reading.actor.country;
      const actor = { ...reading.actor, id: slug(name), name, country: country ?? null };
      widest.reading = { ...reading, actor };
      widest.start = Math.min(widest.start, stretch[0]!.start);
      widest.end = Math.max(widest.end, stretch.at(-1)!.end);
      memory.learn(widest.reading, name);
      referents.correct(widest.head.id, widest.reading);
      for (const part of inside) if (part !== widest) drop(part);
    }
    if (reading.actor.person === null) memory.alias(acronym.form, widest.reading, name, isRole);
    for (const each of here)
      if (bracket.includes(each.head)) each.reading = led(memory.aliased(acronym.form) ?? each.reading);
  }
}
