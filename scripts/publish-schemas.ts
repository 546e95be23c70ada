/** Writes `schemas/*.json` from src/engine/schema.ts. The tests fail if a committed file is not what this writes. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jsonSchema, SCHEMAS } from '../src/engine/schema.ts';
import { PACKAGE_ROOT } from '../src/node/paths.ts';

mkdirSync(join(PACKAGE_ROOT, 'schemas'), { recursive: true });
for (const name of Object.keys(SCHEMAS) as (keyof typeof SCHEMAS)[]) {
  writeFileSync(join(PACKAGE_ROOT, 'schemas', `${name}.json`), `${JSON.stringify(jsonSchema(name), null, 2)}\n`);
}
