import { readFileSync } from 'node:fs';
import { openEngine } from './src/node/engine.ts';
import { newDocument } from './src/engine/document.ts';
