/**
 * English forms that spelling rules do not undo, and words whose ending only looks like an inflection. Closed lists of
 * common knowledge, written for this project.
 */

/** Base, then its past and participle forms. */
const VERBS = `
arise arose arisen|awake awoke awoken|bear bore borne born|beat beaten|become became|befall befell befallen|begin began begun
behold beheld|bend bent|beset|bid bade bidden|bind bound|bite bit bitten|bleed bled|blow blew blown|break broke broken|breed bred
bring brought|build built|burn burnt|buy bought|catch caught|choose chose chosen|cling clung|come came|creep crept|deal dealt
dig dug|do did done|draw drew drawn|dream dreamt|drink drank drunk|drive drove driven|dwell dwelt|eat ate eaten|fall fell fallen
feed fed|feel felt|fight fought|find found|flee fled|fling flung|fly flew flown|forbid forbade forbidden|forego forewent foregone
foresee foresaw foreseen|foretell foretold|forget forgot forgotten|forgive forgave forgiven|forsake forsook forsaken|freeze froze frozen
get got gotten|give gave given|go went gone|grind ground|grow grew grown|hang hung|have had has|hear heard|hide hid hidden|hold held
keep kept|kneel knelt|know knew known|lay laid|lead led|lean leant|leap leapt|learn learnt|leave left|lend lent|lie lain|light lit
lose lost|make made|mean meant|meet met|mislead misled|mistake mistook mistaken|misunderstand misunderstood|outgrow outgrew outgrown
overcome overcame|overhear overheard|override overrode overridden|overrun overran|oversee oversaw overseen|overtake overtook overtaken
overthrow overthrew overthrown|partake partook partaken|pay paid|plead pled|prove proven|rebuild rebuilt|redo redid redone|repay repaid
retake retook retaken|rethink rethought|rewrite rewrote rewritten|ride rode ridden|ring rang rung|rise rose risen|run ran|saw sawn
say said|see saw seen|seek sought|sell sold|send sent|sew sewn|shake shook shaken|shave shaven|shine shone|shoot shot|show shown
shrink shrank shrunk|sing sang sung|sink sank sunk|sit sat|slay slew slain|sleep slept|slide slid|sling slung|smell smelt|sneak snuck
speak spoke spoken|speed sped|spell spelt|spend spent|spill spilt|spin spun|spit spat|spoil spoilt|spring sprang sprung|stand stood
steal stole stolen|stick stuck|sting stung|stink stank stunk|stride strode stridden|strike struck stricken|string strung
strive strove striven|swear swore sworn|sweep swept|swell swollen|swim swam swum|swing swung|take took taken|teach taught|tear tore torn
tell told|think thought|throw threw thrown|tread trod trodden|undergo underwent undergone|understand understood
undertake undertook undertaken|undo undid undone|unwind unwound|uphold upheld|wake woke woken|wear wore worn|weave wove woven|weep wept
win won|wind wound|withdraw withdrew withdrawn|withhold withheld|withstand withstood|wring wrung|write wrote written
be is was were been being am are|have has|do does|go goes
die dying|lie lying|tie tying|vie vying|untie untying
`;

const NOUNS = `
man men|woman women|child children|foot feet|tooth teeth|goose geese|mouse mice|louse lice|ox oxen|life lives|wife wives|knife knives
leaf leaves|half halves|shelf shelves|wolf wolves|thief thieves|loaf loaves|self selves|calf calves|elf elves|hoof hooves|scarf scarves
sheaf sheaves|crisis crises|analysis analyses|thesis theses|hypothesis hypotheses|diagnosis diagnoses|basis bases|oasis oases
synopsis synopses|parenthesis parentheses|emphasis emphases|criterion criteria|phenomenon phenomena|stimulus stimuli|nucleus nuclei
alumnus alumni|fungus fungi|cactus cacti|bacterium bacteria|appendix appendices|index indices|matrix matrices|vertex vertices
bus buses|gas gases|lens lenses|species species|series series|headquarters headquarters|crossroads crossroads|means means
grandchild grandchildren|stepchild stepchildren|hero heroes|housewife housewives|midwife midwives|penknife penknives
clothes clothes|jeans jeans|pants pants|trousers trousers|scissors scissors|thanks thanks|news news
`;

/** Words in -ie, -oe, -che and single ones whose plural or third person only adds an s. */
const KEEP_E = `
movie cookie calorie zombie lie tie die pie rookie selfie genie brownie hippie junkie prairie smoothie hoodie auntie birdie collie
veggie foodie newbie indie oldie townie sortie reverie eerie vie untie magpie necktie hippie bookie goalie pixie cutie
shoe toe foe hoe woe canoe oboe doe floe horseshoe tiptoe mistletoe
ache headache toothache backache heartache cache niche creche avalanche cliche psyche moustache mustache quiche pastiche brioche
axe
`;

/** Bases that end in a doubled consonant and keep it. */
const DOUBLED = 'add egg err ebb butt purr whirr odd inn boycott';

const COMPARED = 'good better best|bad worse worst|far further furthest farther farthest';

function table(lines: string): ReadonlyMap<string, string> {
  const map = new Map<string, string>();
  for (const entry of lines.trim().split(/[|\n]/)) {
    const [base, ...forms] = entry.trim().split(/\s+/);
    for (const form of forms) if (!map.has(form)) map.set(form, base!);
  }
  return map;
}

export const IRREGULAR_VERBS = table(VERBS);
export const IRREGULAR_NOUNS = table(NOUNS);
export const IRREGULAR_COMPARED = table(COMPARED);
export const KEEPS_E: ReadonlySet<string> = new Set(KEEP_E.trim().split(/\s+/));
export const KEEPS_DOUBLE: ReadonlySet<string> = new Set(DOUBLED.split(' '));
