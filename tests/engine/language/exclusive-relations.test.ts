import { expect, it } from 'vitest';
import { reconciled, type Word } from '../../../src/engine/language/exclusive-relations.ts';

/** `form/UPOS/head/relation`, heads counted from 1. */
const words = (text: string): Word[] =>
  text.split(' ').map((cell) => {
    const [form, upos, head, deprel] = cell.split('/') as [string, string, string, string];
    return { form, upos, head: head === '0' ? null : Number(head) - 1, deprel };
  });

it.each([
  [
    'a clause has one object',
    'lie/NOUN/0/root that/PRON/4/obj we/PRON/4/nsubj burned/VERB/1/acl:relcl mills/NOUN/4/obj',
    [
      { word: 1, deprel: 'mark' },
      { word: 3, deprel: 'acl' },
    ],
  ],
  ['a relative clause keeps its own', 'mill/NOUN/0/root that/PRON/4/obj we/PRON/4/nsubj burned/VERB/1/acl:relcl', []],
  [
    'a clause is no apposition',
    'report/NOUN/0/root that/SCONJ/4/mark jets/NOUN/4/nsubj bombed/VERB/1/appos',
    [{ word: 3, deprel: 'acl' }],
  ],
  [
    'a passive subject has an auxiliary or no object beside it',
    'Rebels/NOUN/2/nsubj:pass wounded/VERB/0/root soldiers/NOUN/2/obj',
    [{ word: 0, deprel: 'nsubj' }],
  ],
  ['a true passive stays', 'Rebels/NOUN/3/nsubj:pass were/AUX/3/aux:pass given/VERB/0/root food/NOUN/3/obj', []],
])('%s', (_what, sentence, expected) => expect(reconciled(words(sentence))).toEqual(expected));
