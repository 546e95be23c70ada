/** Of which country those are who stand on a side and whose words say none. Needs the language model. */
import { describe, expect, it } from 'vitest';
import { code, engine, NEEDS } from './coded.ts';

const ABOUT =
  'The Kenyan government sent soldiers to Garissa. Kenya has fought smugglers for years, the Kenyan police said in Nairobi. ';

describe.skipIf(engine === null)(`whose they are (${NEEDS})`, () => {
  it.each<[string, string, string]>([
    ['persons by their number', 'Gunmen killed three others near Garissa on Monday.', 'kenya/civilians'],
    ['a role that no mention has', 'Soldiers arrested the members of a smuggling ring on Monday.', 'kenya/criminals'],
  ])('%s', async (_what, text, expected) => {
    const found = await code(ABOUT + text);
    expect(found.map(({ recipient }) => recipient?.id)).toContain(expected);
  });

  it('members of nobody knows what are no government, officials of the US are its', async () => {
    const found = await code(`${ABOUT}Soldiers arrested fellow members on Monday. US officials criticised Kenya.`);
    expect(found.map(({ recipient }) => recipient?.id)).not.toContain('kenya/government');
    expect(found.map(({ actor }) => actor?.id)).toContain('united-states/government');
  });

  it('travellers and the international community are nobody’s', async () => {
    const found = await code(`${ABOUT}Gunmen killed two tourists near Garissa on Monday.`);
    expect(found.map(({ recipient }) => recipient?.id)).not.toContain('kenya/civilians');
  });

  it('candidates of an undated text of a campaign act for their party, whatever they became', async () => {
    const [accused] = await code(
      'Trump accused Clinton of lying on Friday. The campaign of Hillary Clinton said the nominee was afraid of her.',
      'undated',
    );
    expect([accused?.actor?.id, accused?.recipient?.id]).toEqual(['united-states/parties', 'united-states/parties']);
  });
});
