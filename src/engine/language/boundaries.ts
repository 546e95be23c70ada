/**
 * The sentence boundary models: does a sentence end after this word? In: the words of a paragraph. Out: a score for each
 * place, the logit of a sentence ending there: the mean of a model of the ten words around (boundary-window.ts) and of one that
 * reads the paragraph from either side (boundary-sides.ts). training/language/README.md specifies features and files.
 */
import { EntenteError } from '../errors.ts';
import type { Models } from '../resources.ts';
import { type Description, matricesOf, numbersOf, type Paragraph } from './boundary-reading.ts';
import { SidesModel } from './boundary-sides.ts';
import { WindowModel } from './boundary-window.ts';
import type { WordSpan } from './tokens.ts';

export interface Boundaries {
  /** Scores for the places after each of `words`. */
  paragraph(text: string, words: readonly WordSpan[]): Float32Array;
}

/** The models of these files, or null where the folder has none: the rules stand alone then. */
export function openBoundaries(models: Models): Boundaries | null {
  if (!models.has('language/sentences.json') || !models.has('language/sentences.bin')) return null;
  return models.memo('language.boundaries', () => {
    const { window, sides } = openBoundaryModels(models);
    return {
      paragraph(text, words) {
        const paragraph = readParagraph(text, words);
        const scores = sides.scores(paragraph);
        const others = window.scores(paragraph);
        for (let index = 0; index < scores.length; index++) scores[index] = (scores[index]! + others[index]!) / 2;
        return scores;
      },
    };
  });
}

/** Both models, each by itself. @throws EntenteError for files of another version */
export function openBoundaryModels(models: Models): { window: WindowModel; sides: SidesModel } {
  const about = JSON.parse(models.text('language/sentences.json')) as Description;
  if (!about.window || !about.sides) throw new EntenteError('language/sentences.json is of another version', 3);
  const matrices = matricesOf(models, about);
  return { window: new WindowModel(about, matrices), sides: new SidesModel(about, matrices) };
}

export function readParagraph(text: string, words: readonly WordSpan[]): Paragraph {
  const forms = words.map(({ start, end }) => text.slice(start, end));
  const spaced = Uint8Array.from(words, ({ end }, index) =>
    index + 1 < words.length && words[index + 1]!.start === end ? 0 : 1,
  );
  return { forms, spaced, numbers: numbersOf(forms) };
}
