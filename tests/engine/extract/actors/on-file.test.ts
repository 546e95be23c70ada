/** Forces, services, gangs and papers by the letters and names that the news has for them. */
import { describe, expect, it } from 'vitest';
import { readText } from '../read-text.ts';

async function who(text: string): Promise<string> {
  const { layers } = await readText(text);
  return layers.actor.map(({ start, end, actor }) => `${text.slice(start, end)} = ${actor.id}`).join('; ');
}

describe('bodies on file', () => {
  it.each([
    ['SSB personnel arrested two smugglers in Bihar, India.', 'SSB personnel = india/police'],
    ['Senan seized two boats off Panama.', 'Senan = panama/police'],
    ['The CICIG praised the prosecutors of Guatemala.', 'The CICIG = cicig'],
    ['The Shadow Brokers attacked a bank.', 'The Shadow Brokers = shadow-brokers'],
    ['Daily Excelsior criticised the ministry.', 'Daily Excelsior = daily-excelsior'],
    ['Prensa Libre criticised the ministry.', 'Prensa Libre = prensa-libre'],
  ])('%s', async (text, line) => expect(await who(text)).toContain(line));
  it('a paper of a common name is that of the country a text is about', async () => {
    expect(
      await who(
        'Honduran police and Honduran officials met in Tegucigalpa, Honduras. Honduran judges met too. La Tribuna praised the plan.',
      ),
    ).toContain('La Tribuna = la-tribuna-of-honduras');
    expect(
      await who(
        'Spanish police and Spanish officials met in Seville, Spain. Spanish judges met too. La Tribuna praised the plan.',
      ),
    ).not.toContain('honduras');
  });
});

describe('what a word makes of somebody', () => {
  const kind = async (text: string): Promise<string[]> =>
    (await readText(text)).layers.actor.map(({ actor }) => actor.sectors.join(' '));
  it.each([
    ['The ringleader was shot in Lima.', 'CRM'],
    ['Debt collectors beat a man in Omsk.', 'CRM'],
    ['A narco-submarine was seized in Spain.', 'CRM'],
    ['Bus conductor Hugo Lang was shot in Lima.', 'LAB'],
    ['Gunmen shot Hugo Lang, a defence counsel, in Multan.', 'SOC'],
    ['The civilian government resigned in Sudan.', 'GOV'],
  ])('%s', async (text, sectors) => expect(await kind(text)).toContain(sectors));
  it('a submarine without a word more is a navy’s', async () => {
    expect(await kind('A Russian submarine sank a ship.')).toContain('MIL');
  });
});
