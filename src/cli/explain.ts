/** `entente explain FILE --event ID`: how an event came about, stage by stage, and the readings rejected. */
import { buildCommand } from '@stricli/core';
import type { Document } from '../engine/document.ts';
import { EntenteError, ReadError } from '../engine/errors.ts';
import { type Explanation, explainEvent } from '../engine/explain.ts';
import type { TraceLine } from '../engine/stage.ts';
import { findSources } from '../node/sources.ts';
import { type CodingFlags, coderOptions, codingFlags } from './coding-flags.ts';
import { explainFromProject, type ProjectExplanation } from './explain-project.ts';
import type { Io } from './io.ts';
import { type Paint, painter, plain } from './style.ts';

interface Flags extends CodingFlags {
  event: string;
  project?: string;
  format: 'text' | 'json';
}

async function explain(this: Io, flags: Flags, ...files: string[]): Promise<void> {
  const { openCoder } = await import('../node/code.ts');
  const coder = openCoder({ ...coderOptions(flags, 1), trace: true });
  const seen: string[] = [];
  try {
    if (flags.project !== undefined) {
      if (files.length > 0) throw new EntenteError('explain: give a FILE or --project, not both');
      const found = await explainFromProject(flags.project, flags.event, coder);
      await this.out(
        flags.format === 'json' ? JSON.stringify(found) + '\n' : printProjectExplanation(found, painter(this.colour)),
      );
      return;
    }
    for await (const coded of coder.code(findSources(files))) {
      if (coded instanceof ReadError) {
        this.err(`entente: ${coded.source}: ${coded.message}`);
        this.status(1);
        continue;
      }
      const explanation = explainEvent(coded.doc, coded.trace, flags.event);
      if (explanation) {
        await this.out(
          flags.format === 'json'
            ? JSON.stringify(explanation) + '\n'
            : printExplanation(explanation, painter(this.colour)),
        );
        return;
      }
      seen.push(...coded.doc.layers.event.map((event: { id: string }) => event.id));
    }
  } finally {
    await coder.close();
  }
  throw new EntenteError(
    `no single event ${flags.event} here${seen.length > 0 ? `; the events are ${seen.slice(0, 8).join(', ')}${seen.length > 8 ? ' …' : ''}` : ': no events at all'}`,
  );
}

export function printExplanation(explanation: Explanation, paint: Paint): string {
  const { event } = explanation;
  const lines = [
    paint('bold', `${event.id}  ${event.type} ${event.modes.join(' ')}`.trimEnd()),
    `“${plain(explanation.sentence.text)}”`,
    '',
    paint('dim', 'what it is made of'),
    ...explanation.reasons.map((reason) => {
      const words =
        reason.text === null ? '' : `  ← “${plain(reason.text)}” ${paint('dim', `[${reason.start}, ${reason.end})`)}`;
      return `  ${reason.what.padEnd(12)} ${reason.value}${words}  ${paint('dim', reason.stage)}`;
    }),
    ...traceSection('why', explanation.kept, paint),
    ...traceSection('readings rejected', explanation.rejected, paint),
    '',
    paint('dim', 'made by'),
    ...madeBy(explanation.made).map((line) => `  ${line}`),
  ];
  return lines.join('\n') + '\n';
}

function printProjectExplanation({ explanation, corrections, stale }: ProjectExplanation, paint: Paint): string {
  const lines = corrections.map(
    ({ kind, field, before, after, by, at }) =>
      `  ${at}  ${by}: ${kind}${kind === 'edit' ? ` ${field}, ${JSON.stringify(before)} → ${JSON.stringify(after)}` : ''}`,
  );
  return [
    explanation
      ? printExplanation(explanation, paint)
      : 'The engine as it is now does not find this event: a person added it, or another version coded it.\n',
    lines.length > 0 ? `\n${paint('dim', 'what people decided')}\n${lines.join('\n')}\n` : '',
    stale
      ? '\nWhat is stored was coded by another engine, model or knowledge than this; import --recode codes it again.\n'
      : '',
  ].join('');
}

function traceSection(title: string, lines: readonly TraceLine[], paint: Paint): string[] {
  if (lines.length === 0) return [];
  return [
    '',
    paint('dim', title),
    ...lines.map(
      (line) =>
        `  ${line.stage.padEnd(12)} ${line.message}  ${paint('dim', `${line.rule} [${line.start}, ${line.end})`)}`,
    ),
  ];
}

function madeBy(made: Document['made']): string[] {
  return Object.entries(made).map(
    ([layer, makers]) =>
      `${layer}: ${makers.map((by) => `${by.stage}@${by.version}${by.model ? ` (${by.model})` : ''}`).join(' → ')}`,
  );
}

export const explainCommand = buildCommand({
  func: explain,
  parameters: {
    flags: {
      ...codingFlags,
      project: {
        kind: 'parsed',
        parse: String,
        optional: true,
        brief: 'A project, in place of a FILE',
        placeholder: 'FILE',
      },
      event: { kind: 'parsed', parse: String, brief: 'Id of the event, or its beginning', placeholder: 'ID' },
      format: { kind: 'enum', values: ['text', 'json'], default: 'text', brief: 'text or json' },
    },
    positional: {
      kind: 'array',
      parameter: { brief: 'The file the event comes from', parse: String, placeholder: 'FILE' },
    },
  },
  docs: {
    brief: 'Show how an event came about, and the readings rejected',
    fullDescription:
      'Example:\n  entente explain article.txt --event ev_3f\n  entente explain --project entente.db --event ev_3f',
  },
});
