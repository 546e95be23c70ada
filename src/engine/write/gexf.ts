/**
 * The network as GEXF 1.3 for Gephi and Gephi Lite. The sign stands in an attribute and as colour, the weight is positive:
 * readers of the format take negative weights badly.
 */
import { collectDyads, DYAD_SIGN_RULE, type Dyad } from './dyads.ts';
import type { FileWriter } from './writer.ts';
import { escapeXml } from './xml.ts';

const NODE_ATTRIBUTES = [
  ['country', 'string'],
  ['sectors', 'string'],
  ['acts', 'integer'],
] as const;
const EDGE_ATTRIBUTES = [
  ['sign', 'integer'],
  ['acts', 'integer'],
  ['cooperation', 'integer'],
  ['conflict', 'integer'],
  ['goldstein', 'double'],
  ['first', 'string'],
  ['last', 'string'],
  ['events', 'string'],
] as const;
/** Blue for cooperation, orange for conflict, grey for neither: told apart by the colour-blind too. */
const COLOURS = { '1': [0, 114, 178], '-1': [213, 94, 0], '0': [150, 150, 150] } as const;

function attributes(kind: 'node' | 'edge', list: readonly (readonly [string, string])[]): string {
  return `<attributes class="${kind}">${list.map(([name, type]) => `<attribute id="${name}" title="${name}" type="${type}"/>`).join('')}</attributes>\n`;
}

function values(list: readonly (readonly [string, string])[], of: (name: string) => string | number | null): string {
  const cells = list.map(([name]) => [name, of(name)] as const).filter(([, value]) => value !== null);
  return `<attvalues>${cells.map(([name, value]) => `<attvalue for="${name}" value="${escapeXml(String(value))}"/>`).join('')}</attvalues>`;
}

function edge(dyad: Dyad, index: number): string {
  const [r, g, b] = COLOURS[`${dyad.sign}`];
  const of = (name: string) =>
    name === 'events' ? dyad.events.join(' ') : (dyad[name as keyof Dyad] as string | number | null);
  const weight = Math.max(Math.abs(dyad.goldstein), 1);
  return `<edge id="${index}" source="${escapeXml(dyad.source)}" target="${escapeXml(dyad.target)}" weight="${weight}">${values(EDGE_ATTRIBUTES, of)}<viz:color r="${r}" g="${g}" b="${b}"/></edge>\n`;
}

export const gexf: FileWriter = {
  kind: 'file',
  name: 'gexf',
  title: 'The signed network, GEXF 1.3 (Gephi)',
  extension: 'gexf',
  mime: 'application/gexf+xml',
  unit: 'edge',
  async *write(selection, context) {
    const dyads = await collectDyads(selection);
    const inNetwork = new Set(dyads.flatMap((dyad) => [dyad.source, dyad.target]));
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">\n';
    yield `<meta lastmodifieddate="${context.generated.slice(0, 10)}"><creator>Entente</creator><description>${escapeXml(DYAD_SIGN_RULE)}</description></meta>\n`;
    yield `<graph defaultedgetype="directed" mode="static">\n${attributes('node', NODE_ATTRIBUTES)}${attributes('edge', EDGE_ATTRIBUTES)}<nodes>\n`;
    const named = new Set<string>();
    for await (const actor of selection.actors()) {
      if (!inNetwork.has(actor.id)) continue;
      named.add(actor.id);
      const of = (name: string) =>
        name === 'country'
          ? actor.country
          : name === 'sectors'
            ? actor.sectors.join(' ')
            : actor.asActor + actor.asRecipient;
      yield `<node id="${escapeXml(actor.id)}" label="${escapeXml(actor.name)}">${values(NODE_ATTRIBUTES, of)}</node>\n`;
    }
    for (const id of inNetwork) if (!named.has(id)) yield `<node id="${escapeXml(id)}" label="${escapeXml(id)}"/>\n`;
    yield `</nodes><edges>\n${dyads.map(edge).join('')}</edges></graph></gexf>\n`;
  },
};
