/** `entente export FORMAT --out PATH`: a project, or what the filters leave of it, to a file or folder. */

import { once } from 'node:events';
import { createWriteStream, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buildCommand } from '@stricli/core';
import { EntenteError } from '../engine/errors.ts';
import type { WriteContext, Writer } from '../engine/write/writer.ts';
import { openKnowledge } from '../node/knowledge.ts';
import { KNOWLEDGE_ROOT } from '../node/paths.ts';
import { contextOf, selectionOf } from '../store/selection.ts';
import { openStore } from '../store/store.ts';
import type { Io } from './io.ts';
import { filterFlags, type ProjectFlags, projectFilter } from './project-flags.ts';

interface Flags extends ProjectFlags {
  out?: string;
}

async function findWriter(name: string): Promise<Writer> {
  const { WRITERS } = await import('../engine/write/index.ts');
  const writer = WRITERS.find((one) => one.name === name);
  if (writer) return writer;
  throw new EntenteError(`format ${name}: unknown; choose among ${WRITERS.map((one) => one.name).join(', ')}`);
}

export async function exportProject(this: Io, flags: Flags, format: string): Promise<void> {
  if (format === 'list') {
    const { WRITERS } = await import('../engine/write/index.ts');
    return this.out(WRITERS.map((writer) => `${writer.name.padEnd(16)} ${writer.title}\n`).join(''));
  }
  if (flags.out === undefined)
    throw new EntenteError('--out PATH: where to? Give a file or folder, or - for standard output');
  const out = flags.out;
  const writer = await findWriter(format);
  const filter = projectFilter(flags);
  const store = openStore(flags.project, 'read');
  try {
    const context: WriteContext = {
      ...contextOf(store, filter, flags.limit),
      permalink: null,
      knowledge: openKnowledge(KNOWLEDGE_ROOT),
    };
    const selection = selectionOf(store, filter, flags.limit);
    if (writer.kind === 'folder') {
      if (out === '-') throw new EntenteError(`format ${format}: writes several files; give --out a folder`);
      for await (const file of writer.files(selection, context)) await writeFile(join(out, file.path), file.content);
    } else if (out === '-') {
      for await (const piece of writer.write(selection, context)) {
        if (!process.stdout.write(piece)) await once(process.stdout, 'drain');
      }
    } else {
      await writeFile(out, writer.write(selection, context));
    }
    const { counts } = context;
    this.err(
      `${out}: ${counts.events} events (${counts.acts} acts) of ${counts.documents} documents, as ${writer.title}`,
    );
  } finally {
    store.close();
  }
}

/** Written beside its place and moved there when it is whole: a half-written export never looks like one. */
async function writeFile(path: string, content: AsyncIterable<Uint8Array | string>): Promise<void> {
  const part = `${path}.part`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    const stream = createWriteStream(part);
    await once(stream, 'open');
    for await (const piece of content) if (!stream.write(piece)) await once(stream, 'drain');
    stream.end();
    await once(stream, 'finish');
    renameSync(part, path);
  } catch (cause) {
    rmSync(part, { force: true });
    if ((cause as NodeJS.ErrnoException).code === undefined) throw cause;
    throw new EntenteError(`${path}: cannot be written: ${(cause as Error).message}`, 2, { cause });
  }
}

export const exportCommand = buildCommand({
  func: exportProject,
  parameters: {
    flags: {
      ...filterFlags,
      out: {
        kind: 'parsed',
        parse: String,
        optional: true,
        brief: 'File or folder to write; - is standard output',
        placeholder: 'PATH',
      },
    },
    positional: {
      kind: 'tuple',
      parameters: [{ brief: 'The format; `list` names them all', parse: String, placeholder: 'FORMAT' }],
    },
  },
  docs: {
    brief: 'Write a project, or a part of it, in another format',
    fullDescription:
      'Examples:\n  entente export csv --out events.csv\n  entente export gexf --actor russia,united-states --out network.gexf\n  entente export list',
  },
});
