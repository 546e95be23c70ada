/** Forms of English verbs that no ending tells: "shot" and "shooting" are told of one event, "met" and "meeting". */
const FORMS =
  'arise arose arisen|beat beaten|become became|begin began begun|bind bound|blow blew blown|break broke broken|bring brought|' +
  'build built|burn burnt|buy bought|catch caught|come came|deal dealt|drive drove driven|fall fell fallen|feed fed|fight fought|' +
  'find found|flee fled|fly flew flown|forbid forbade forbidden|forgive forgave forgiven|freeze froze frozen|get got|' +
  'give gave given|go went gone|grow grew grown|hang hung|hear heard|hide hid hidden|hold held|keep kept|know knew known|' +
  'lay laid|lead led|leave left|lose lost|make made|mean meant|meet met|oversee oversaw|overthrow overthrew overthrown|' +
  'overrun overran|pay paid|retake retook retaken|rise rose risen|say said|see saw seen|seek sought|sell sold|send sent|' +
  'shake shook shaken|shoot shot|slay slew slain|speak spoke spoken|spend spent|stand stood|steal stole stolen|' +
  'strike struck stricken|swear swore sworn|take took taken|tear tore torn|tell told|think thought|throw threw thrown|' +
  'undertake undertook undertaken|uphold upheld|win won|withdraw withdrew withdrawn|withhold withheld|write wrote written';

/** Form to lemma. */
export const IRREGULAR: ReadonlyMap<string, string> = new Map(
  FORMS.split('|').flatMap((row) => {
    const [lemma, ...forms] = row.split(' ') as [string, ...string[]];
    return forms.map((form) => [form, lemma] as const);
  }),
);
