/**
 * What an ontology file may say, and its checks. In: YAML text of an ontology (ours under knowledge/ontologies, or a
 * user's). Out: an `Ontology` with its cues spelled out one by one. Every fault names the file and the line, since the
 * reader is a person editing YAML.
 */
import type { Node, YAMLMap } from 'yaml';
import { isMap, isScalar } from 'yaml';
import { FileError } from './errors.ts';
import type { DeriveRule, Ontology, OntologyContext, OntologyType, Quad } from './ontology.ts';
import type { Cue, CueFrame, Slot } from './ontology-cues.ts';
import { parseCueItem, SLOTS } from './ontology-cues.ts';
import { YamlReader } from './yaml-reader.ts';

/**
 * Reads and checks an ontology file.
 *
 * @throws FileError with file and line for anything the file may not say.
 */
export function parseOntology(text: string, file: string): Ontology {
  const reader = new OntologyReader(text, file);
  return reader.read();
}

const TOP = ['ontology', 'title', 'base', 'types', 'contexts', 'rules', 'weights'];
const TYPE =
  'id label definition sign quad score cameo goldstein plover recipient abroad modes content fold cues'.split(' ');
const FRAME =
  'verbs nouns adjectives actor recipient about with modes contexts cameo needs reciprocal content own weak plain'.split(
    ' ',
  );
const CONDITIONS = ['type', 'modes', 'actor', 'recipient', 'quantities', 'triggers', 'cameo'];

class OntologyReader extends YamlReader {
  private readonly cues: Cue[] = [];

  constructor(text: string, file: string) {
    super(text, file, 'an ontology is a mapping that begins with `ontology: name`');
  }

  read(): Ontology {
    this.only(this.root, TOP);
    const base = this.text(this.root, 'base');
    const types = this.maps(this.root, 'types').map((node) => this.type(node, base !== null));
    const seen = new Set<string>();
    for (const [index, type] of types.entries()) {
      if (seen.has(type.id)) this.fail(this.maps(this.root, 'types')[index]!, `type ${type.id} stands here twice`);
      seen.add(type.id);
    }
    const contexts = this.maps(this.root, 'contexts').map((node) => this.context(node));
    const rules = this.maps(this.root, 'rules').map((node) => this.rule(node, seen));
    if (base === null && this.cues.length === 0)
      this.fail(this.root, 'no cues: give the types `cues`, or name a `base` and `rules`');
    if (base !== null && rules.length === 0) this.fail(this.root, `derived from ${base}, but there are no \`rules\``);
    this.checkReferences(types, new Set(contexts.map((context) => context.id)));
    return {
      id: this.need(this.root, 'ontology'),
      title: this.text(this.root, 'title') ?? this.need(this.root, 'ontology'),
      base,
      types,
      contexts,
      cues: this.cues,
      rules,
      weights: this.weights(),
    };
  }

  private type(node: YAMLMap, derived: boolean): OntologyType {
    this.only(node, TYPE);
    const id = this.need(node, 'id');
    const quad = this.number(node, 'quad');
    if (quad !== null && ![1, 2, 3, 4].includes(quad)) this.fail(node, `quad is 1, 2, 3 or 4, not ${quad}`, 'quad');
    const sign = this.number(node, 'sign') ?? 0;
    if (![-1, 0, 1].includes(sign)) this.fail(node, `sign is -1, 0 or 1, not ${sign}`, 'sign');
    const recipient = this.text(node, 'recipient') ?? 'optional';
    if (recipient !== 'required' && recipient !== 'optional')
      this.fail(node, 'recipient is required or optional', 'recipient');
    const type: OntologyType = {
      id,
      label: this.text(node, 'label') ?? id,
      definition: derived ? (this.text(node, 'definition') ?? '') : this.need(node, 'definition'),
      sign: sign as -1 | 0 | 1,
      quad: quad as Quad | null,
      score: this.number(node, 'score'),
      cameo: this.code(node),
      goldstein: this.number(node, 'goldstein'),
      plover: this.text(node, 'plover'),
      recipient,
      abroad: this.text(node, 'abroad'),
      modes: this.maps(node, 'modes').map((mode) => ({
        id: this.need(
          this.only(mode, ['id', 'definition', 'score', 'cameo', 'goldstein', 'words', 'sectors', 'context']),
          'id',
        ),
        definition: this.text(mode, 'definition') ?? '',
        score: this.number(mode, 'score'),
        cameo: this.code(mode),
        goldstein: this.number(mode, 'goldstein'),
        words: this.list(mode, 'words'),
        sectors: this.list(mode, 'sectors'),
        context: this.text(mode, 'context'),
      })),
      content: this.maps(node, 'content').map((rule) => ({
        of: this.list(this.only(rule, ['of', 'mode', 'cameo', 'type']), 'of'),
        mode: this.text(rule, 'mode'),
        cameo: this.code(rule),
        type: this.text(rule, 'type'),
      })),
      fold: this.maps(node, 'fold').map((rule) => ({
        status: this.list(this.only(rule, ['status', 'codes', 'to', 'cameo']), 'status'),
        codes: this.list(rule, 'codes'),
        to: this.need(rule, 'to'),
        cameo: this.code(rule),
      })),
    };
    for (const frame of this.maps(node, 'cues')) this.frame(frame, type);
    return type;
  }

  /** Spells a frame out into one cue per lemma or phrase. */
  private frame(node: YAMLMap, type: OntologyType): void {
    this.only(node, FRAME);
    const modes = this.list(node, 'modes');
    const known = new Set(type.modes.map((mode) => mode.id));
    for (const mode of modes) if (!known.has(mode)) this.fail(node, `${type.id} has no mode ${mode}`, 'modes');
    const needs = this.text(node, 'needs') ?? 'any';
    if (!['any', 'actor', 'recipient', 'both'].includes(needs))
      this.fail(node, 'needs is any, actor, recipient or both', 'needs');
    const frame: CueFrame = {
      type: type.id,
      modes,
      contexts: this.list(node, 'contexts'),
      cameo: this.code(node),
      actor: this.slots(node, 'actor'),
      recipient: this.slots(node, 'recipient'),
      about: this.slots(node, 'about') ?? [],
      with: this.slots(node, 'with') ?? [],
      needs: needs as CueFrame['needs'],
      reciprocal: this.flag(node, 'reciprocal'),
      content: this.flag(node, 'content') || this.flag(node, 'own'),
      ownContent: this.flag(node, 'own'),
      weak: this.flag(node, 'weak'),
      plain: this.flag(node, 'plain'),
      line: this.line(node),
    };
    let items = 0;
    for (const [key, kind] of [
      ['verbs', 'verb'],
      ['nouns', 'noun'],
      ['adjectives', 'adjective'],
    ] as const) {
      for (const item of this.list(node, key)) {
        items += 1;
        const cue = parseCueItem(item, kind, frame);
        if (typeof cue === 'string') this.fail(node, cue, key);
        else this.cues.push(cue);
      }
    }
    if (items === 0) this.fail(node, 'a cue needs `verbs`, `nouns` or `adjectives`');
  }

  private slots(node: YAMLMap, key: string): Slot[] | null {
    const value = this.text(node, key);
    if (value === null) return null;
    const slots = value.split(/[\s,]+/).filter(Boolean);
    for (const slot of slots) {
      if (!SLOTS.has(slot)) this.fail(node, `unknown slot "${slot}"; known: ${[...SLOTS].join(' ')}`, key);
    }
    return slots;
  }

  private context(node: YAMLMap): OntologyContext {
    this.only(node, ['id', 'definition', 'words', 'sectors']);
    return {
      id: this.need(node, 'id'),
      definition: this.text(node, 'definition') ?? '',
      words: this.list(node, 'words'),
      sectors: this.list(node, 'sectors'),
    };
  }

  private rule(node: YAMLMap, types: Set<string>): DeriveRule {
    this.only(node, ['type', 'subtype', 'when', 'unless']);
    const type = this.need(node, 'type');
    if (types.size > 0 && !types.has(type)) this.fail(node, `type ${type} is not declared under \`types\``, 'type');
    const conditions = (key: string): DeriveRule['when'] => {
      const map = node.get(key, true);
      if (map === undefined) return {};
      if (!isMap(map)) return this.fail(node, `${key} is a mapping of conditions`, key);
      this.only(map, CONDITIONS);
      return Object.fromEntries(CONDITIONS.filter((name) => map.has(name)).map((name) => [name, this.list(map, name)]));
    };
    return { type, subtype: this.text(node, 'subtype'), when: conditions('when'), unless: conditions('unless') };
  }

  private weights(): Record<string, number> {
    const weights: Record<string, number> = {};
    const map = this.root.get('weights', true);
    if (map === undefined) return weights;
    if (!isMap(map)) return this.fail(this.root, '`weights` maps a weight to the codes that have it', 'weights');
    for (const pair of map.items) {
      const weight = Number(isScalar(pair.key) ? pair.key.value : Number.NaN);
      const codes = isScalar(pair.value) ? String(pair.value.value).split(/\s+/) : [];
      if (!Number.isFinite(weight)) this.fail(map, `not a weight: ${String(pair.key)}`);
      for (const code of codes) {
        if (!/^\d{2,4}$/.test(code)) this.fail(pair.value as Node, `not a CAMEO code: "${code}"`);
        weights[code] = weight;
      }
    }
    return weights;
  }

  private checkReferences(types: OntologyType[], contexts: Set<string>): void {
    const ids = new Set(types.map((type) => type.id));
    for (const [index, type] of types.entries()) {
      const node = this.maps(this.root, 'types')[index]!;
      for (const rule of type.content) {
        for (const id of rule.of)
          if (!ids.has(id)) this.fail(node, `content rule of ${type.id} names no type: ${id}`, 'content');
        if (rule.type !== null && !ids.has(rule.type))
          this.fail(node, `content rule of ${type.id} turns into ${rule.type}, which is no type`, 'content');
        if (rule.mode !== null && !type.modes.some((mode) => mode.id === rule.mode))
          this.fail(node, `content rule of ${type.id} gives mode ${rule.mode}, which ${type.id} has not`, 'content');
      }
      for (const rule of type.fold)
        if (!ids.has(rule.to)) this.fail(node, `${type.id} folds into ${rule.to}, which is no type`, 'fold');
    }
    for (const [index, { id, abroad }] of types.entries())
      if (abroad !== null && !contexts.has(abroad))
        this.fail(
          this.maps(this.root, 'types')[index]!,
          `context ${abroad} of ${id} is not declared under \`contexts\``,
          'abroad',
        );
    for (const cue of this.cues)
      for (const context of cue.contexts)
        if (!contexts.has(context))
          throw new FileError(this.file, cue.line, `context ${context} is not declared under \`contexts\``);
  }

  private code(node: YAMLMap): string | null {
    const code = this.text(node, 'cameo');
    if (code !== null && !/^\d{2,4}$/.test(code))
      this.fail(node, `a CAMEO code has 2 to 4 digits in quotes, not ${code}`, 'cameo');
    return code;
  }
}
