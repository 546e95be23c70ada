/**
 * A document as one self-contained page: the text with its marks, the events beside it. No script, no request to anywhere:
 * it can be mailed, printed and archived. In: a coded document. Out: HTML.
 */
import type { Document, Span } from '../document.ts';
import type { Event, EventActor } from '../event.ts';
import { segments } from './segments.ts';

interface Mark extends Span {
  kind: 'trigger' | 'actor' | 'time' | 'place' | 'quote' | 'aside';
  title: string;
  anchor?: string;
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

function marksOf(doc: Document): Mark[] {
  const marks: Mark[] = [];
  const { layers } = doc;
  for (const event of layers.event) {
    marks.push({ ...event.trigger, kind: 'trigger', title: `${event.type}, ${event.status}`, anchor: event.id });
    for (const actor of [event.actor, event.recipient]) {
      if (actor) marks.push({ start: actor.start, end: actor.end, kind: 'actor', title: actor.id ?? actor.name });
    }
  }
  for (const time of layers.time)
    marks.push({ start: time.start, end: time.end, kind: 'time', title: time.value ?? 'time not resolved' });
  for (const place of layers.place) {
    if (!place.metonym)
      marks.push({
        start: place.start,
        end: place.end,
        kind: 'place',
        title: [place.name, place.country].filter(Boolean).join(', '),
      });
  }
  for (const attribution of layers.attribution) {
    for (const span of attribution.content)
      marks.push({ ...span, kind: 'quote', title: `according to ${attribution.name ?? attribution.kind}` });
  }
  for (const block of doc.blocks)
    if (block.kind === 'boilerplate')
      marks.push({ ...block, kind: 'aside', title: 'set aside: not part of the article' });
  return marks;
}

function body(doc: Document): string {
  const html = segments(doc.text.length, marksOf(doc)).map(({ start, end, over }) => {
    const text = escapeHtml(doc.text.slice(start, end)).replace(/\n/g, '<br>');
    if (over.length === 0) return text;
    const kinds = [...new Set(over.map((mark) => mark.kind))].join(' ');
    const title = escapeHtml(over.map((mark) => mark.title).join(' · '));
    const anchor = over.find((mark) => mark.anchor)?.anchor;
    const content = anchor ? `<a href="#${anchor}">${text}</a>` : text;
    return `<span class="${kinds}" title="${title}">${content}</span>`;
  });
  return html.join('');
}

function who(actor: EventActor | null): string {
  return actor ? escapeHtml(actor.person ?? actor.name) : '<i>not stated</i>';
}

function card(event: Event): string {
  const line = (label: string, value: string | null) => (value ? `<dt>${label}</dt><dd>${value}</dd>` : '');
  const when = event.date?.value
    ? `${escapeHtml(event.date.edtf ?? event.date.value)} <small>${event.date.basis}</small>`
    : null;
  const where =
    event.places.map((place) => escapeHtml([place.name, place.country].filter(Boolean).join(', '))).join('; ') || null;
  const according =
    event.attribution.map((link) => escapeHtml(`${link.source ?? link.kind} ${link.stance}`)).join(' ‹ ') || null;
  const many = event.quantities.map((one) => escapeHtml(`${one.role}: ${one.text}`)).join('; ') || null;
  return `<article class="card" id="${event.id}"><h3>${who(event.actor)} → ${who(event.recipient)}</h3>
<p class="kind"><b>${escapeHtml([event.type, ...event.modes].join(' '))}</b> <span class="status ${event.status}">${event.status}</span> <small>${event.confidence.toFixed(2)}</small></p>
<dl>${line('when', when)}${line('where', where)}${line('how many', many)}${line('according to', according)}</dl>
<blockquote>${escapeHtml(event.evidence.text)}</blockquote></article>`;
}

const STYLE = `:root{color-scheme:light dark;--ink:#1b1f24;--paper:#fdfcf9;--line:#d9d4c7;--soft:#6a6f76;--trigger:#e8a33d55;--actor:#0072b244;--time:#00806640;--place:#a04a8a40}
@media(prefers-color-scheme:dark){:root{--ink:#e8e6e1;--paper:#16181b;--line:#3a3d42;--soft:#a3a8af;--trigger:#e8a33d66;--actor:#4aa3dd55;--time:#2bb59055;--place:#d07fb955}}
body{margin:0;background:var(--paper);color:var(--ink);font:17px/1.65 Georgia,"Times New Roman",serif}
main{display:grid;grid-template-columns:minmax(0,42rem) minmax(18rem,26rem);gap:3rem;max-width:74rem;margin:2.5rem auto;padding:0 1.5rem}
h1{font-size:1.9rem;line-height:1.2;margin:0 0 .4rem}.meta,small,.legend{color:var(--soft);font:14px/1.5 system-ui,sans-serif}
.text{overflow-wrap:anywhere}.trigger{background:var(--trigger);font-weight:600}.actor{box-shadow:inset 0 -.55em var(--actor)}.time{box-shadow:inset 0 -2px #008066}.place{border-bottom:2px dotted #a04a8a}.quote{font-style:italic}.aside{opacity:.5}
.text a{color:inherit;text-decoration:none}.card{font:15px/1.45 system-ui,sans-serif;border-top:1px solid var(--line);padding:.9rem 0;break-inside:avoid}.card:target{outline:2px solid #e8a33d;outline-offset:6px}
.card h3{margin:0;font-size:1rem}.kind{margin:.15rem 0}dl{display:grid;grid-template-columns:auto 1fr;gap:0 .7rem;margin:.3rem 0}dt{color:var(--soft)}dd{margin:0}
blockquote{margin:.4rem 0 0;padding-left:.8rem;border-left:3px solid var(--line);color:var(--soft)}.status{border:1px solid currentColor;border-radius:1em;padding:0 .5em;font-size:.85em}
@media(max-width:60rem){main{grid-template-columns:minmax(0,1fr)}}@media print{main{display:block}}`;

/** The page of one document. */
export function documentPage(doc: Document): string {
  const title = escapeHtml(doc.meta.title ?? doc.meta.source ?? 'Document');
  const meta = [doc.meta.publisher, doc.meta.byline, doc.meta.published, doc.meta.source]
    .filter((part) => part !== null)
    .map(escapeHtml)
    .join(' · ');
  const events = doc.layers.event;
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>${title}</title><style>${STYLE}</style></head><body><main><section><h1>${title}</h1><p class="meta">${meta}</p><p class="legend"><span class="trigger">act</span> · <span class="actor">actor</span> · <span class="time">time</span> · <span class="place">place</span> · <span class="quote">somebody’s words</span></p><div class="text">${body(doc)}</div></section><aside><p class="meta">${events.length} ${events.length === 1 ? 'event' : 'events'}</p>${events.map(card).join('\n')}</aside></main></body></html>\n`;
}
