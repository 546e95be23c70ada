/** The network as GraphML for yEd, NodeXL, igraph and networkx, with typed keys. */
import { collectDyads, DYAD_SIGN_RULE, type Dyad } from './dyads.ts';
import type { FileWriter } from './writer.ts';
import { escapeXml } from './xml.ts';

const KEYS = [
  ['node', 'label', 'string'],
  ['node', 'country', 'string'],
  ['node', 'sectors', 'string'],
  ['edge', 'weight', 'double'],
  ['edge', 'sign', 'int'],
  ['edge', 'acts', 'int'],
  ['edge', 'cooperation', 'int'],
  ['edge', 'conflict', 'int'],
  ['edge', 'goldstein', 'double'],
  ['edge', 'first', 'string'],
  ['edge', 'last', 'string'],
  ['edge', 'events', 'string'],
] as const;

const data = (domain: string, name: string, value: string | number | null) =>
  value === null || value === '' ? '' : `<data key="${domain}_${name}">${escapeXml(String(value))}</data>`;

function edge(dyad: Dyad, index: number): string {
  const cells = KEYS.filter(([domain]) => domain === 'edge').map(([domain, name]) => {
    const value =
      name === 'weight'
        ? Math.max(Math.abs(dyad.goldstein), 1)
        : name === 'events'
          ? dyad.events.join(' ')
          : (dyad[name as keyof Dyad] as string | number | null);
    return data(domain, name, value);
  });
  return `<edge id="e${index}" source="${escapeXml(dyad.source)}" target="${escapeXml(dyad.target)}">${cells.join('')}</edge>\n`;
}

export const graphml: FileWriter = {
  kind: 'file',
  name: 'graphml',
  title: 'The signed network, GraphML',
  extension: 'graphml',
  mime: 'application/graphml+xml',
  unit: 'edge',
  async *write(selection) {
    const dyads = await collectDyads(selection);
    const inNetwork = new Set(dyads.flatMap((dyad) => [dyad.source, dyad.target]));
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n';
    for (const [domain, name, type] of KEYS)
      yield `<key id="${domain}_${name}" for="${domain}" attr.name="${name}" attr.type="${type}"/>\n`;
    yield `<graph id="network" edgedefault="directed"><desc>${escapeXml(DYAD_SIGN_RULE)}</desc>\n`;
    const named = new Set<string>();
    for await (const actor of selection.actors()) {
      if (!inNetwork.has(actor.id)) continue;
      named.add(actor.id);
      yield `<node id="${escapeXml(actor.id)}">${data('node', 'label', actor.name)}${data('node', 'country', actor.country)}${data('node', 'sectors', actor.sectors.join(' '))}</node>\n`;
    }
    for (const id of inNetwork)
      if (!named.has(id)) yield `<node id="${escapeXml(id)}">${data('node', 'label', id)}</node>\n`;
    yield `${dyads.map(edge).join('')}</graph></graphml>\n`;
  },
};
