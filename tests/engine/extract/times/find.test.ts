/** Time rules over raw text: what is found, how far it reaches, what it means. Label of a mark: type, value. */
import { describe, expect, it } from 'vitest';
import { createDocument } from '../../../../src/engine/document.ts';
import { findTimes } from '../../../../src/engine/extract/times/find.ts';
import { segment } from '../../../../src/engine/language/segment.ts';
import { mark } from '../../../mark.ts';

/** A Wednesday. */
const PUBLISHED = '2015-11-18';

function passagesOf(text: string) {
  const doc = createDocument({ id: 'doc_test', text, origin: { sha256: '', record: 0, map: [] } });
  const { sentence, token } = segment(doc);
  const tokens = token.map((one, id) => ({ id, ...one }));
  return sentence.map((one) => ({ start: one.start, end: one.end, tokens: tokens.slice(...one.tokens) }));
}

const find = (text: string, published: string | null) => findTimes(text, passagesOf(text), published);

function check(source: string, published: string | null = PUBLISHED): void {
  const { text, spans } = mark(source);
  const wanted = spans.map(({ label, text: words }) => `${words} = ${label}`);
  const got = find(text, published).map((time) => `${text.slice(time.start, time.end)} = ${time.type} ${time.value}`);
  expect(got).toEqual(wanted);
}

const NEWS: Record<string, string[]> = {
  'calendar dates': [
    'Zenda fell on [17 November 2015|DATE 2015-11-17].',
    'Zenda fell on [November 17, 2015|DATE 2015-11-17], they said.',
    'Zenda fell on [Tuesday, Nov. 17|DATE 2015-11-17].',
    'The truce of [3 May|DATE 2015-05-03] did not hold.',
    'It was signed on [2014-03-09|DATE 2014-03-09].',
    'It was signed on [the 3rd of March, 2014|DATE 2014-03-03].',
    'Troops crossed in [September 2013|DATE 2013-09].',
    'It began in [early October|DATE 2015-10].',
    'cars of [the 70s|DATE 197] and [80s|DATE 198]',
    'They met on [9 May last year|DATE 2014-05-09] and in [March of last year|DATE 2014-03].',
    'It opens on [the 5th of June next year|DATE 2016-06-05].',
    'On [9 May|DATE 2015-05-09] exports were [last year|DATE 2014] forgotten.',
    'Exports fell in [July|DATE 2015-07] against [the same month last year|DATE 2014-07].',
    'Losses grew in [the last quarter of 2009|DATE 2009-Q4].',
    'They fought through [the 1980s|DATE 198] and into [the early 1990s|DATE 199].',
    'The fort dates from [the 19th century|DATE 18].',
    'The wall was built in [218 BC|DATE BC0218].',
    'The fleet sailed in [the spring of 218 BC|DATE BC0218-SP].',
    'Elections were held in [2011|DATE 2011].',
    'A 3/4 majority voted for it after [9/11|DATE 2001-09-11].',
    'He was an aide when the [September 11|DATE 2001-09-11] terror attacks came.',
    'The [September 11|DATE 2015-09-11] attack on the bridge failed.',
    'She left in her blue 1998 Toyota.',
    'In [1998|DATE 1998] Toyota built a plant.',
  ],
  ranges: [
    'Shelling went on between [3|DATE 2021-05-03] and [7 May 2021|DATE 2021-05-07].',
    'Talks were held on [March 3|DATE 2015-03-03]-[5|DATE 2015-03-05].',
    'The war of [1939|DATE 1939]-[45|DATE 1945] was over.',
    'from [November 15|DATE 1988-11-15] to [February 15, 1989|DATE 1989-02-15]',
  ],
  'relative to publication': [
    'It rained on [Monday|DATE 2015-11-16], as in [2014|DATE 2014]. Zenda fell [the same evening|TIME 2015-11-16TEV].',
    'It rained on [Monday|DATE 2015-11-16], as in [2014|DATE 2014]. [The same day|DATE 2015-11-16] Zenda fell.',
    'Rebels struck [yesterday|DATE 2015-11-17] and again [last night|TIME 2015-11-17TNI].',
    'The ministers met [yesterday evening|TIME 2015-11-17TEV].',
    'As of [early this morning|TIME 2015-11-18TMO] nobody knew.',
    'He will travel to Strelsau [next week|DATE 2015-W48].',
    'The pact was signed [two years ago|DATE 2013].',
    'It was announced [earlier this month|DATE 2015-11].',
    'The ship will sail [tomorrow|DATE 2015-11-19].',
    'Prices rose [last year|DATE 2014].',
    'It rained [this past weekend|DATE 2015-W46-WE] and [the week before last|DATE 2015-W45].',
    '[Ten years ago today|DATE 2005-11-18] Zenda fell; [a year ago this week|DATE 2014-W47] it rose again.',
    'He was held, and [the next day|DATE null] he was freed.',
    'The camp was bombed [six weeks ago|DATE 2015-W41].',
    'The mine was opened [half a century ago|DATE 1965].',
    'The bridge should stand by [year end|DATE 2015].',
    'Prices have doubled since [year-end|DATE 2014].',
    'The works began [around Oct. 4|DATE 2015-10-04].',
  ],
  weekdays: [
    'The bridge was blown up on [Friday|DATE 2015-11-13].',
    'The talks will open on [Friday|DATE 2015-11-20].',
    "[Friday|DATE 2015-11-13]'s attacks shook Strelsau.",
    'He was held in the early hours of [Saturday|DATE 2015-11-14].',
    'Police searched houses [Sunday night|TIME 2015-11-15TNI].',
    'They left [last Wednesday|DATE 2015-11-11].',
    'It was the worst fall since Black [Monday|DATE null].',
    'The ultimatum runs until [Monday|DATE 2015-11-23].',
    'He was shot [last Oct. 23|DATE 2015-10-23] in Strelsau.',
    'The strike ran from [Monday|DATE 2015-11-16] to [Friday|DATE 2015-11-20].',
    'Zenda fell on [Nov. 12|DATE 2015-11-12], [the day|DATE 2015-11-12] before the flood.',
    'It rained on [Nov. 12|DATE 2015-11-12]. They came [the day|DATE 2015-11-13] after the flood.',
    'The bridge reopened [three days later|DURATION P3D] than planned.',
    'He was jailed in [May|DATE 2015-05]. [A few days later|DURATION PXD] he fled.',
    'The siege must end by [Nov. 30|DATE 2015-11-30]. By [that time|DATE 2015-11-30] the grain is gone.',
    'The siege began on [Nov. 3|DATE 2015-11-03]. At that time he was abroad.',
  ],
  'times of day': [
    'The first shell fell at [10:35 a.m.|TIME 2015-11-18T10:35]',
    'A blast was heard at [5 p.m. on Nov. 9|TIME 2015-11-09T17:00].',
    'The offensive began at [0600 GMT|TIME 2015-11-18T06:00Z].',
    'They struck [yesterday|DATE 2015-11-17] at [dawn|TIME 2015-11-17TMO].',
    'Guns fell silent at [noon|TIME 2015-11-18T12:00].',
    'It went off at [10:35 a.m.|TIME 2015-11-13T10:35] (0735 GMT) [Friday|DATE 2015-11-13].',
    'Shelling ended late in [the day|DATE 2015-11-18].',
    'Late in [the day|DATE 2015-11-18] after heavy losses they withdrew.',
    'Nothing like it was seen since [1983|DATE 1983]. Late in [the day|DATE 2015-11-18] it rained.',
    'A mine went off [Monday|DATE 2015-11-16] on the coast road at about [8 p.m.|TIME 2015-11-16T20:00]',
    'They struck at [dawn on Tuesday|TIME 2015-11-17TMO].',
    'The bridge fell at [6:30 on Monday evening|TIME 2015-11-16T18:30].',
    'He had fled [the night before|TIME 2015-11-17TNI].',
  ],
  'durations and sets': [
    'The siege lasted [three months|DURATION P3M].',
    'They talked for [5 1/2 hours|DURATION PT5H30M].',
    'Over [the past two years|DURATION P2Y] hundreds fled.',
    'a [ten-day|DURATION P10D] truce',
    'The guards change [every Monday|SET XXXX-WXX-1].',
    'Patrols go out [daily|SET P1D].',
    'They meet on a [weekly|SET P1W] basis.',
    'They count the average daily yield.',
    'They have waited for [decades|DURATION PXY].',
    'It came [two and a half years|DURATION P2Y6M] late.',
    'For [centuries|DURATION PXC] the pass was closed.',
    'The prince will [one day|DATE FUTURE_REF] be king.',
    'It looks good in [the near term|DATE FUTURE_REF] but not in [long term|DATE FUTURE_REF].',
    'Losses are likely in [future quarters|DATE FUTURE_REF].',
    'It grew after [several quarters|DURATION PXQ] of losses and [two straight quarters|DURATION P2Q] of calm.',
    'The king was to rule for [the next decade|DURATION P10Y].',
    'Losses reached 3 million in [2014|DATE 2014], the most of [the entire year|DATE 2014].',
    'a [decade-long|DURATION P10Y] war',
    'He has ruled for [the past quarter-century|DURATION P25Y].',
    'The council sits three times [a month|SET P1M].',
    'Prices will rise in [coming months|DATE FUTURE_REF].',
  ],
  'seasons, quarters, holidays': [
    'in [the spring of 2022|DATE 2022-SP]',
    'They marched in [the spring|DATE 1979-SP] and [summer of 1979|DATE 1979-SU].',
    'They were besieged in [the winter|DATE 1920-WI] and [spring of 1920|DATE 1920-SP].',
    'The wall stands to [this day|DATE PRESENT_REF].',
    'The army advanced in [the summer of 1943|DATE 1943-SU].',
    'Sales fell in [the third quarter of 2014|DATE 2014-Q3].',
    'The truce holds over [Easter 2016|DATE 2016-03-27].',
    'He was killed on [Christmas Eve 2014|DATE 2014-12-24].',
    '[fiscal 2014|DATE 2014]',
    'In [the first half of the year|DATE 2015-H1] output fell.',
    'Output fell in [the first two quarters of 2014|DATE 2014-H1].',
    'Output fell in [Q1|DATE 2015-Q1] and in [Q4 2014|DATE 2014-Q4].',
    'Sales rose in [the quarter|DATE 2015-Q2] ended [July 31|DATE 2015-07-31].',
  ],
  vague: [
    'The group [now|DATE PRESENT_REF] holds the town.',
    'They fought over the now-empty fort.',
    'They have [recently|DATE PAST_REF] lost ground.',
    'Nobody speaks of [the future|DATE FUTURE_REF].',
  ],
};

/** What companies report, and what they compare it with. */
const EARNINGS = [
  "[Third-quarter|DATE 2015-Q3] sales doubled from [last year's quarter|DATE 2014-Q3].",
  '[Third-quarter|DATE 2015-Q3] profit doubled from [a year ago|DATE 2014-Q3].',
  '[Third-quarter|DATE 2015-Q3] profit fell. The flood will cut [fourth-quarter|DATE 2015-Q4] sales. Costs rose in [the latest quarter|DATE 2015-Q3].',
  '[Third-quarter|DATE 2015-Q3] profit fell. For [the nine months|DURATION P9M], profit was flat, against a loss [a year earlier|DATE 2014].',
  'Losses grew in [the third quarter|DATE 2015-Q3]. For [the quarter a year ago|DATE 2014-Q3] there was a gain. Assets rose in [the latest quarter|DATE 2015-Q3].',
  "The loss grew in [the third quarter|DATE 2015-Q3]. [This quarter|DATE 2015-Q3]'s loss includes a fine.",
  'The loss grew in [the third quarter|DATE 2015-Q3]. It will shrink [this quarter|DATE 2015-Q4].',
  'It made a profit in [the fiscal first quarter|DATE 2015-Q1]. For [the quarter|DATE 2015-Q1] ended [Sept. 30|DATE 2015-09-30] sales rose.',
];

const NOTHING = [
  'A 44-year-old man was held.',
  'She is 55 years old.',
  'At least 1,500 people marched.',
  'About 2000 troops crossed the river.',
  'He may resign.',
  'They march on Strelsau.',
  'The fall of Zenda was sudden.',
  'Flight 1995 was cancelled.',
  'The resolution passed with 15 votes.',
  'Route 66 was closed.',
  'The second convoy turned back.',
  'He bought long-term bonds.',
  'It was the third raid in as many days.',
  'Future generations will judge.',
  'Two quarters of the city burned.',
  'Three quarters of the army fled.',
  'The mine yields $2 million a year.',
  'The ferry takes on average 700 a day.',
  "There is no room for it in today's world.",
  'He spoke on the programme This Week.',
];

describe('times', () => {
  for (const [family, rows] of Object.entries(NEWS)) {
    describe(family, () => {
      for (const row of rows) it(row, () => check(row));
    });
  }

  describe('earnings', () => {
    for (const row of EARNINGS) it(row, () => check(row));
  });

  describe('no time', () => {
    for (const row of NOTHING) it(row, () => check(row));
  });

  it('a history counts from its own dates', () => {
    check(
      'The war began in [1801|DATE 1801]. On [3 May 1802|DATE 1802-05-03] Zenda fell. [The following day|DATE 1802-05-04] the king fled. ' +
        'In [June|DATE 1802-06] he returned. [The next year|DATE 1803] brought peace. A treaty of [1804|DATE 1804] ended it. ' +
        '[Two years later|DATE 1806] the fort was razed. Nothing stood by [1810|DATE 1810].',
    );
  });

  const HISTORY =
    'The war began in [1801|DATE 1801]. On [3 May 1802|DATE 1802-05-03] Zenda fell. It was quiet in [1803|DATE 1803] and [1804|DATE 1804]. ';

  it('the months of a history take their year from all of its dates, not from the last alone', () => {
    check(
      `${HISTORY}In [March 1804|DATE 1804-03] the king hoped to be home by [1806|DATE 1806]. On [2 April|DATE 1804-04-02] he sailed. ` +
        'He landed on [9 May 1804|DATE 1804-05-09].',
    );
    check(
      `${HISTORY}In [October 1804|DATE 1804-10] the king fled, as one had in [1614|DATE 1614]. In [December|DATE 1804-12] he was back. ` +
        'In [February|DATE 1805-02] he died; the peace is of [June 1805|DATE 1805-06].',
    );
    check(
      `${HISTORY}In [1806|DATE 1806] the king fell ill. On [7 April|DATE 1806-04-07] he wrote his will; he died in [June 1807|DATE 1807-06].`,
    );
    check(
      `${HISTORY}The northern army marched in [November 1804|DATE 1804-11]. In the south a fort fell in [July|DATE 1804-07]. ` +
        'The armies met in [December 1804|DATE 1804-12].',
    );
  });

  it('what is former, recent or future is a time in a history alone', () => {
    check(`${HISTORY}The [former|DATE PAST_REF] king fled after the [recent|DATE PAST_REF] floods.`);
    check('The former king fled after recent floods.');
  });

  it('a daily that is a paper is no time', () => {
    const asNouns = (text: string) => {
      const [first] = passagesOf(text);
      const tokens = first!.tokens.map((one) => ({ ...one, upos: /^[A-Z]/.test(one.form) ? 'PROPN' : 'NOUN' }));
      return findTimes(text, [{ ...first!, tokens }], PUBLISHED);
    };
    expect(asNouns('the party daily told')).toEqual([]);
    expect(asNouns('the daily Zenda Gazette')).toEqual([]);
    expect(find('the daily walk', PUBLISHED)).toHaveLength(1);
  });

  it('a while or the rains are times of a history, though none knows which', () => {
    check(`${HISTORY}It was quiet for [a long time|DURATION null] until [the dry season|DATE null] began.`);
    check('It was quiet for a long time until the dry season began.');
  });

  it('a habit of a history is of any day, week or year, as TIMEX2 has it', () => {
    check(
      `${HISTORY}Patrols went out [daily|SET XXXX-XX-XX], stores came [weekly|SET XXXX-WXX] and [every year|SET XXXX] a fleet.`,
    );
  });

  it('what is told as past is not dated after the day of printing', () => {
    check('They were held for [a year|DURATION P1Y] and freed [a year later|DATE null].');
    check('They fled on [5 May 2014|DATE 2014-05-05] and came back [a year later|DATE 2015].');
    check('They serve [a year|DURATION P1Y] and will go free [a year later|DATE 2016].');
  });

  it('without a publication date relative times have no value', () => {
    const found = find('They struck on Friday and left yesterday.', null);
    expect(found.map(({ value }) => value)).toEqual([null, null]);
  });

  it('a day without a year in a text without a date is that day of some year', () => {
    check('Zenda fell on [3 May|DATE XXXX-05-03].', null);
    check('Zenda fell on [3 May 2014|DATE 2014-05-03], and Hentzau on [May 5|DATE 2014-05-05].', null);
  });

  it('keeps spans in range and in order, whatever the text', () => {
    for (const text of [
      '',
      '19',
      'the the the',
      'Friday Friday Friday',
      '1999-99-99 31/31/2015',
      'of the end of the',
      '–––',
    ]) {
      let last = 0;
      for (const { start, end } of find(text, PUBLISHED)) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(text.length);
        last = end;
      }
    }
  });
});
