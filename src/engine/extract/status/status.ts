/**
 * Stage: whether each predicate happened. In: sentences, tokens, predicates, attributions, the learned degree of factuality.
 * Out: one `factuality` annotation for every verb and every event noun the language model sees as a predicate. The events
 * read theirs from here or, for a trigger that is not among them, from the same reading of its tree.
 */
import type { Factuality, Token } from '../../document.ts';
import { encodedBy } from '../../language/encoded.ts';
import { stage } from '../../stage.ts';
import { treesOf } from '../trees.ts';
import { applyAttributions, readOwnDenial, tellingAttributions } from './attributed.ts';
import { isDeniedCharge } from './constructions.ts';
import { type DegreeRow, degreeFeatures, degreeHead, degreeWords } from './degree.ts';
import { readFactuality, statusOf } from './factuality.ts';
import { isGranted } from './presupposed.ts';
import { takenBack } from './taken-back.ts';

/** Nouns count as predicates a little below the threshold: a strike that is none is read for nothing, one overlooked is lost. */
const NOUN_THRESHOLD = -3;

const DECIDING = new Set(['cancelled', 'planned', 'attempted', 'denied', 'hearsay', 'possible', 'ongoing']);

export const status = stage({
  name: 'status',
  version: '8',
  model: 'language',
  needs: ['sentence', 'token', 'predicate', 'attribution'],
  makes: ['factuality'],
  async run(layers, context) {
    const predicates = new Set(layers.predicate.map((predicate) => predicate.token));
    const trees = treesOf(layers, context);
    const telling = tellingAttributions(layers.attribution);
    const back = takenBack(layers, trees, context);
    const { factualityScores, predicateScores, states } = encodedBy(context);
    const isPredicate = ({ id, upos }: Token): boolean =>
      upos === 'VERB' || predicates.has(id) || (upos === 'NOUN' && (predicateScores[id] ?? -9) > NOUN_THRESHOLD);
    const factuality: Omit<Factuality, 'id'>[] = [];
    const rows: DegreeRow[] = [];
    for (const token of layers.token) {
      const predicate = isPredicate(token);
      if (!predicate && token.upos !== 'NOUN') continue;
      const { id, start, end } = token;
      // A copula or auxiliary says nothing apart from what it belongs to.
      const helps = token.upos === 'AUX' && /^(cop|aux)/.test(token.deprel) && token.head !== null;
      const reading = readFactuality(trees.at(id), helps ? token.head! : id);
      // A noun whose words decide about it ("a patrol was scrapped") is one even where the model sees none.
      if (!predicate && !reading.cues.some(({ says }) => DECIDING.has(says))) continue;
      const tree = trees.at(id);
      if (!isDeniedCharge(tree, id)) applyAttributions(reading, token, telling, back, isGranted(tree, id));
      readOwnDenial(reading, token, tree, context.doc.text, layers.attribution);
      const names = degreeFeatures(tree, id, reading);
      rows.push({ words: degreeWords(tree, id), names, learned: factualityScores[id] ?? 0 });
      factuality.push({
        start,
        end,
        token: id,
        ...reading,
        status: statusOf(reading),
        degree: 0,
        from: [`token:${id}`],
      });
    }
    const degrees = await degreeHead(context.resources.models).read(states, rows);
    degrees.forEach((degree, index) => {
      factuality[index]!.degree = degree;
    });
    return { factuality };
  },
});
