/**
 * Closed lists of English orthography that tokens and sentence boundaries are read off: abbreviations that keep their
 * full stop, prefixes that keep their hyphen, clitics written without an apostrophe. After the Penn Treebank's and the
 * English Web Treebank's tokenisation guidelines, which UD English follows.
 */

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** Before a name: a full stop after one of these never ends a sentence. Lower case, without the stop. */
export const TITLES = words(`
  mr mrs ms mx messrs dr drs prof profs rev revs fr hon pres vp sen sens rep reps gov govs lt col gen maj capt cmdr adm brig
  sgt cpl pvt pte spc cpt ltc ltg lcpl insp supt det st ste mt ft sr sra mme mlle mgr msgr amb atty
  attn ald asst assoc dep dir vs v al eg ie cf ca approx no nos vol fig sec ch pp art para tel fax ext est mod
`);

/** Kept with their stop; whether a sentence ends there depends on what follows. */
export const ABBREVIATIONS = words(`
  etc inc corp co cos ltd llc plc bros dept univ inst assn bldg jr esq ave blvd rd hwy sq apt sts
  jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri sat sun
  ala ariz ark calif colo conn del fla ga ill ind kan ky la md mich minn miss mo mont neb nev okla ore pa penn
  tenn tex va vt wash wis wyo ont que alta
  lb lbs oz ft yd hr hrs min mins sec secs yr yrs mo mos avg max misc conf mob spec orig esp incl excl resp
  govt natl intl mfg mgmt ed eds trans op cit ibid ps
  ph
`);

/** Abbreviations spelt like common words: kept with the stop only before a capital or a figure. */
export const WORDLIKE = words(`
  no nos art mar sat sun jun mon la ill ind miss mo wash ore co cos op del ed est mod fig gen ch sec min max inst conf
  pa ga al ca v fr mt hon rep reps dep dir det mob spec orig trans resp esp tel fax ext para ark ph ps mass sq ms
`);

/** Before a figure only: "No. 10", "p. 4", "pp. 3-5", "Art. 5". */
export const BEFORE_FIGURES = words('no nos p pp art fig vol sec ch para ext tel fax approx ca c');

/** Whole forms with a stop inside, beyond single letters with stops. Lower case. */
export const DOTTED = words(`ph.d ph.d. m.sc m.sc. b.sc b.sc. ed.d. m.phil. d.phil. lt.col. maj.gen. ass't.`);

/** Prefixes that keep their hyphen: "anti-American", "non-Arab", "co-founder" (LDC's list of affixes). */
export const HYPHEN_PREFIXES = words(`
  e a u agro ante anti arch be bi bio co counter cross cyber de eco ex extra fore inter intra macro mega micro mid mini
  multi neo non over para peri post pre pro proto pseudo psycho re semi socio sub super tele tri ultra un under uni
  uh mm hm trans
`);
/** Of these, prefixes that are words of their own more often than not are split: "a-b", "pan-Arab" stays. */
export const HYPHEN_SUFFIXES = words('esque ette fest gate itis less most rama wise');

/** Contractions that begin with an apostrophe and are one word. */
export const APOSTROPHE_WORDS = words('em til till cause cuz coz bout round tis twas n ol scuse');

/** After a figure, a token of its own: "9|pm", "6.5|m", "80|km". */
export const UNITS = words(`
  am pm m k mm cm km ft b bn mn tn kg g mg lb lbs oz mph kph hz khz mhz ghz kb mb gb tb hr hrs min mins yr yrs x hh ml
  sq mw kw kwh f c a.m p.m a.m. p.m. bpd kt nm ha
`);

/** File and host endings that make a dotted word one token. */
export const DOMAIN_ENDINGS = words(`
  com org net gov edu mil int info biz io ai co uk us ca au de fr it es nl ch at be se no fi dk pl ru ua cn jp in pk ir
  iq sy tr il sa ae eg za ng ke br mx ar cl eu tv me ly
  doc docx xls xlsx pdf ppt pptx txt csv htm html jpg jpeg png gif zip exe mp3 mp4 avi xml json js ts py php asp aspx
`);

/** Words that begin sentences and seldom follow an abbreviation inside one. Capitalised as written. */
export const STARTERS = words(`
  The A An This That These Those He She It We You They I There Here In On At By For From With As After Before When While
  Since Until If Although Though Because But And Or So Yet However Meanwhile Moreover Also Then Now Today Yesterday
  Earlier Later His Her Its Their Our My Your Some Many Most Several Both Each Every All No Not One Two Three Who What
  Where Why How According During Under Between Among Despite Last Next Please Thanks Is Are Was Were Do Does Did Can
  Could Would Should Will Have Has Had Let Another Other Such More Even Just Only Still Once Perhaps Maybe Officials
  Police Authorities Witnesses
`);
