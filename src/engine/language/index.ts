/** The language stages, in running order: characters to words, syntax, names and who a pronoun stands for. */
import type { Stage } from '../stage.ts';
import { encodeStage } from './encode.ts';
import { entitiesStage } from './entities.ts';
import { mentionsStage } from './mentions.ts';
import { morphologyStage } from './morphology.ts';
import { predicatesStage } from './predicates.ts';
import { segmentStage } from './segment.ts';
import { syntaxStage } from './syntax.ts';

export const languageStages: readonly Stage[] = [
  segmentStage,
  encodeStage,
  morphologyStage,
  syntaxStage,
  entitiesStage,
  predicatesStage,
  mentionsStage,
];
