import { expect, test } from 'vitest';
import { lemmaOf } from '../../../src/engine/language/inflection.ts';

/** A small vocabulary: what the rules cannot decide by letters alone. */
const WORDS = new Set(
  'announce change hang unite visit clear claim breathe attack kill call control travel house case virus size free agree strange strong nominate lose los'.split(
    ' ',
  ),
);
const lemma = (form: string, upos: string, feats: string, model = form.toLowerCase()): string =>
  lemmaOf(form, upos, feats, model, (word) => WORDS.has(word));

const PAST = 'Mood=Ind|Tense=Past|VerbForm=Fin';
const PASSIVE = 'Tense=Past|VerbForm=Part|Voice=Pass';
const GERUND = 'VerbForm=Ger';
const THIRD = 'Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin';

test.each([
  ['announced', PAST, 'announce'],
  ['changing', GERUND, 'change'],
  ['hanging', GERUND, 'hang'],
  ['united', PASSIVE, 'unite'],
  ['visited', PAST, 'visit'],
  ['running', GERUND, 'run'],
  ['stopped', PAST, 'stop'],
  ['added', PAST, 'add'],
  ['called', PAST, 'call'],
  ['controlled', PASSIVE, 'control'],
  ['denied', PAST, 'deny'],
  ['died', PAST, 'die'],
  ['dying', GERUND, 'die'],
  ['losing', GERUND, 'lose'],
  ['hoping', GERUND, 'hope'],
  ['disappointed', PASSIVE, 'disappoint'],
  ['agreed', PAST, 'agree'],
  ['fled', PAST, 'flee'],
  ['struck', PASSIVE, 'strike'],
  ['fought', PAST, 'fight'],
  ['shot', PASSIVE, 'shoot'],
  ['attacks', THIRD, 'attack'],
  ['goes', THIRD, 'go'],
  ['denies', THIRD, 'deny'],
  ['clashes', THIRD, 'clash'],
  ['has', THIRD, 'have'],
  ['KILLED', PAST, 'kill'],
  ['re-elected', PAST, 're-elect'],
])('the verb %s', (form, feats, base) => {
  expect(lemma(form, 'VERB', feats)).toBe(base);
});

test.each([
  ['studies', 'study'],
  ['movies', 'movie'],
  ['classes', 'class'],
  ['houses', 'house'],
  ['viruses', 'virus'],
  ['sizes', 'size'],
  ['clashes', 'clash'],
  ['headaches', 'headache'],
  ['heroes', 'hero'],
  ['shoes', 'shoe'],
  ['men', 'man'],
  ['policewomen', 'policewoman'],
  ['children', 'child'],
  ['lives', 'life'],
  ['moves', 'move'],
  ['crises', 'crisis'],
  ['governments', 'government'],
  ['ties', 'tie'],
])('the plural %s', (form, base) => {
  expect(lemma(form, 'NOUN', 'Number=Plur')).toBe(base);
});

test.each([
  ['larger', 'ADJ', 'Degree=Cmp', 'large', 'large'],
  ['bigger', 'ADJ', 'Degree=Cmp', 'big', 'bigg'],
  ['strongest', 'ADJ', 'Degree=Sup', 'strong', 'strong'],
  ['better', 'ADV', 'Degree=Cmp', 'well', 'good'],
  ['worst', 'ADJ', 'Degree=Sup', 'bad', 'worst'],
  ['happier', 'ADJ', 'Degree=Cmp', 'happy', 'happi'],
])('%s as %s', (form, upos, feats, base, model) => {
  expect(lemma(form, upos, feats, model)).toBe(base);
});

test.each([
  ['names keep what the model says', 'Senators', 'PROPN', 'Number=Plur', 'Senators'],
  ['so do words that are not inflected', 'left', 'ADJ', 'Degree=Pos', 'left'],
  ['found a state, found by the police', 'found', 'VERB', 'VerbForm=Inf', 'found'],
  ['misspellings', 'agreeed', 'VERB', `${PAST}|Typo=Yes`, 'agree'],
  ['figures and signs', '5pm', 'NOUN', 'Number=Sing', '5pm'],
])('%s', (_, form, upos, feats, model) => {
  expect(lemma(form, upos, feats, model)).toBe(model);
});

test('a capital that the model kept stays', () => {
  expect(lemma('United', 'VERB', PASSIVE, 'Unite')).toBe('Unite');
});
