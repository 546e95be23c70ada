/** What the features of a verb say of its form. In: a token, or its features. Out: whether. */
import type { Token } from '../../document.ts';

export const isTensed = (feats: string): boolean => /VerbForm=Fin/.test(feats);
export const isBare = ({ feats }: Token): boolean => /VerbForm=(Inf|Ger)/.test(feats);

export const isPast = ({ feats }: Token): boolean => /Tense=Past/.test(feats) && /VerbForm=Fin/.test(feats);
