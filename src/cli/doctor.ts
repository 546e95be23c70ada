/** `entente doctor`: what is installed, which model, which speed here. Each line is a fact and, if it is amiss, what to do. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { buildCommand } from '@stricli/core';
import { createDocument } from '../engine/document.ts';
import { KNOWLEDGE_ROOT, MODELS_ROOT, WEB_ROOT } from '../node/paths.ts';
import { ENGINE_VERSION } from '../node/version.ts';
import type { Io } from './io.ts';
import { painter } from './style.ts';

interface Check {
  name: string;
  ok: boolean;
  says: string;
  remedy?: string;
}

/** A passage of ours, repeated, to measure with: 16 sentences of plain news. */
const SAMPLE =
  'Ruritanian forces shelled the border town of Zenda on Tuesday, killing at least four people, officials said. ' +
  'The foreign minister denied that the army had fired first and accused Strelsau of staging the attack. ' +
  'Talks between the two governments are due to resume in Geneva next week. ' +
  'The opposition called for an inquiry and announced a march on parliament.';

async function speed(): Promise<Check> {
  try {
    const { openEngine } = await import('../node/engine.ts');
    const engine = openEngine();
    const text = Array.from({ length: 20 }, () => SAMPLE).join('\n\n');
    const make = () =>
      createDocument({
        id: 'doc_doctor',
        text,
        origin: { sha256: '', record: 0, map: [] },
        meta: { title: null, byline: null, publisher: null, published: '2020-01-15', language: 'en', source: null },
      });
    const loading = performance.now();
    await engine.annotate(make());
    const loaded = performance.now() - loading;
    const started = performance.now();
    const { doc } = await engine.annotate(make());
    const seconds = (performance.now() - started) / 1000;
    const words = doc.layers.token.length;
    return {
      name: 'speed',
      ok: words > 0 && doc.layers.event.length > 0,
      says: `${Math.round(words / seconds).toLocaleString('en')} words a second in one thread, text to events; first document after ${(loaded / 1000).toFixed(1)} s`,
      remedy: 'the language model yields nothing: check the models folder',
    };
  } catch (error) {
    return { name: 'speed', ok: false, says: (error as Error).message, remedy: 'run: npm run setup' };
  }
}

function installed(name: string): Check {
  try {
    const require = createRequire(import.meta.url);
    const folder = require.resolve
      .paths(name)
      ?.map((path) => join(path, name, 'package.json'))
      .find((path) => existsSync(path));
    if (!folder) throw new Error('not installed');
    require(name);
    return { name, ok: true, says: (JSON.parse(readFileSync(folder, 'utf8')) as { version: string }).version };
  } catch (error) {
    return { name, ok: false, says: (error as Error).message.split('\n')[0]!, remedy: 'run: npm run setup' };
  }
}

function modelCheck(): Check {
  const trunk = join(MODELS_ROOT, 'language', 'trunk.onnx');
  if (!existsSync(trunk))
    return { name: 'language model', ok: false, says: 'not found', remedy: 'check out models/language' };
  return {
    name: 'language model',
    ok: true,
    says: `models/language, trunk ${(statSync(trunk).size / 1e6).toFixed(0)} MB`,
  };
}

function knowledgeCheck(): Check {
  const version = join(KNOWLEDGE_ROOT, 'version');
  return existsSync(version)
    ? { name: 'knowledge', ok: true, says: `compiled, version ${readFileSync(version, 'utf8').trim()}` }
    : { name: 'knowledge', ok: false, says: 'not compiled', remedy: 'run: npm run build:knowledge' };
}

/** The processor features that decide how fast int8 inference is, where the system tells them. */
function int8Features(): string {
  try {
    const flags =
      readFileSync('/proc/cpuinfo', 'utf8')
        .match(/^flags\s*:\s*(.*)$/m)?.[1]
        ?.split(' ') ?? [];
    return (
      ['avx2', 'avx512f', 'avx512_vnni', 'avx_vnni', 'amx_int8'].filter((flag) => flags.includes(flag)).join(' ') ||
      'no int8 features'
    );
  } catch {
    return 'features not told by this system';
  }
}

async function doctor(this: Io): Promise<void> {
  const paint = painter(this.colour);
  const major = Number(process.versions.node.split('.')[0]);
  const checks: Check[] = [
    { name: 'entente', ok: true, says: ENGINE_VERSION },
    { name: 'node', ok: major >= 22, says: process.version, remedy: 'run through `npx entente`, which brings Node 22' },
    {
      name: 'machine',
      ok: true,
      says: `${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${availableParallelism()} cores, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, ${int8Features()}`,
    },
    installed('onnxruntime-node'),
    installed('better-sqlite3'),
    modelCheck(),
    knowledgeCheck(),
    existsSync(join(WEB_ROOT, 'index.html'))
      ? { name: 'workbench', ok: true, says: 'built' }
      : { name: 'workbench', ok: false, says: 'not built', remedy: 'run: npm run build:web' },
    await speed(),
  ];
  for (const check of checks) {
    const mark = check.ok ? paint('green', 'ok  ') : paint('red', 'FAIL');
    await this.out(
      `${mark}  ${check.name.padEnd(18)} ${check.says}\n${check.ok || !check.remedy ? '' : `      ${check.remedy}\n`}`,
    );
  }
  if (checks.some((check) => !check.ok)) this.status(3);
}

export const doctorCommand = buildCommand({
  func: doctor,
  parameters: {},
  docs: { brief: 'Say what is installed, which model, and how fast it runs here' },
});
