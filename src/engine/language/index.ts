/** The language stages, in running order: characters to words, syntax, names and who a pronoun stands for. */
import type { Stage } from '../stage.ts';

export const languageStages: readonly Stage[] = [];
