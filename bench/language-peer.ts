/**
 * One JavaScript peer in a process of its own. In: `wink` or `compromise` as argument, a JSON list of texts on standard
 * input. Out: a line of JSON: CoNLL-U over the same characters, milliseconds to the first sentence and for all texts, memory.
 * compromise hides punctuation inside its terms: its sentences stand as one word each, and only they are compared.
 */
import { readFileSync } from 'node:fs';

interface Peer {
  conllu(text: string): string;
}

const FIRST = 'The foreign minister of Ruritania said on Tuesday that Grustark had shelled two villages near Zenda.';

function rows(words: { form: string; lemma: string; upos: string }[]): string {
  const lines = words.map(
    ({ form, lemma, upos }, index) =>
      `${index + 1}\t${form.replace(/\s+/g, ' ')}\t${lemma.replace(/\s+/g, ' ') || '_'}\t${upos}\t_\t_\t${index}\t${index === 0 ? 'root' : 'dep'}\t_\t_`,
  );
  return lines.length === 0 ? '' : `${lines.join('\n')}\n\n`;
}

async function openWink(): Promise<Peer> {
  const { default: winkNLP } = await import('wink-nlp');
  const { default: model } = await import('wink-eng-lite-web-model');
  const nlp = winkNLP(model);
  const { its } = nlp;
  return {
    conllu(text) {
      let out = '';
      nlp
        .readDoc(text)
        .sentences()
        .each((sentence: import('wink-nlp').ItemSentence) => {
          const tokens = sentence.tokens();
          const forms = tokens.out() as string[];
          const upos = tokens.out(its.pos) as unknown as string[];
          const lemma = tokens.out(its.lemma as never) as unknown as string[];
          const words = forms.map((form, index) => ({ form, lemma: lemma[index]!, upos: upos[index]! }));
          out += rows(words.filter(({ form }) => form.trim() !== ''));
        });
      return out;
    },
  };
}

async function openCompromise(): Promise<Peer> {
  const { default: nlp } = await import('compromise');
  return {
    conllu(text) {
      const sentences = nlp(text).json({ text: true, terms: false } as never) as { text: string }[];
      // Its sentence texts are trimmed, not exact: laid out again over the characters by length without white space.
      const letters = text.replace(/\s/gu, '');
      let at = 0;
      let out = '';
      for (const [index, one] of sentences.entries()) {
        const length = one.text.replace(/\s/gu, '').length;
        const end = index === sentences.length - 1 ? letters.length : Math.min(letters.length, at + length);
        if (end > at) out += rows([{ form: letters.slice(at, end), lemma: '_', upos: 'X' }]);
        at = end;
      }
      return out;
    },
  };
}

const texts = JSON.parse(readFileSync(0, 'utf8')) as string[];
const base = process.memoryUsage().rss;
const started = performance.now();
const peer = await (process.argv[2] === 'wink' ? openWink() : openCompromise());
peer.conllu(FIRST);
const startMilliseconds = performance.now() - started;
const begun = performance.now();
const conllu = texts.map((text) => peer.conllu(text)).join('');
const milliseconds = performance.now() - begun;
const megabytes = (process.memoryUsage().rss - base) / 1e6;
console.log(JSON.stringify({ conllu, milliseconds, startMilliseconds, megabytes }));
