/**
 * Names that parties of many countries have. In: a party's name. Out: whether it is one of those ("Democratic Party"); and what
 * it is called at home, where nobody says of where it is: "Labour Party" for "New Zealand Labour Party".
 */
import type { ActorRecord } from './record.ts';

const COMMON_PARTY =
  /^(?:(?:social|democratic|christian|people'?s|national|nationalist|liberal|republican|socialist|communist|labou?r|progressive|conservative|green|workers'?|freedom|justice|development|reform|unity|independence|popular|radical|centre|center|civic|patriotic|united|islamic|action|and|for|of|the|left|agrarian|peasants?'?|farmers'?) )+(?:party|front|alliance|union|movement|league|congress)$/i;

/** "Democratic Party", "People's Front": of another country, or with another word before it, it is another one. */
export function isCommonParty(name: string): boolean {
  return COMMON_PARTY.test(name.replace(/[’‘]/g, "'").replace(/ 's\b/g, "'s"));
}

/** A party's name without its state's, if what is left is one that many have. */
export function homeName(name: string, state: ActorRecord): string | null {
  const lead = [state.adjective, state.name].find((word) => word !== undefined && name.startsWith(`${word} `));
  const rest = lead === undefined ? name.replace(/ of (?:the )?\p{Lu}[\p{L} ]+$/u, '') : name.slice(lead.length + 1);
  return rest !== name && isCommonParty(rest) ? rest : null;
}
