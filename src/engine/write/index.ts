/** Every writer, a file each: a new one is one import and one line here. */
import { acled } from './acled.ts';
import { conlluWriter } from './conllu.ts';
import { csv } from './csv.ts';
import { dataPackage } from './data-package.ts';
import { gdelt } from './gdelt.ts';
import { geojson } from './geojson.ts';
import { gexf } from './gexf.ts';
import { graphml } from './graphml.ts';
import { icews } from './icews.ts';
import { jsonl } from './jsonl.ts';
import { parquet } from './parquet.ts';
import { polecat } from './polecat.ts';
import { webAnnotation } from './web-annotation.ts';
import type { Writer } from './writer.ts';

export const WRITERS: readonly Writer[] = [
  csv,
  jsonl,
  parquet,
  dataPackage,
  gdelt,
  icews,
  polecat,
  acled,
  gexf,
  graphml,
  geojson,
  webAnnotation,
  conlluWriter,
];
