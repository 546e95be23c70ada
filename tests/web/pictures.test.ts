/** The pictures as people use them: network, timeline, map, dossier and overview, by pointer and without one. */
import { existsSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BROWSER, openWorkbench, settle, type Workbench } from './workbench.ts';

describe.skipIf(!existsSync(BROWSER))('the pictures (need a browser)', { timeout: 90_000 }, () => {
  let bench: Workbench;
  let page: Page;
  beforeAll(async () => {
    bench = await openWorkbench();
    ({ page } = await bench.page());
  }, 180_000);
  afterAll(() => bench?.close());

  const open = async (path: string) => {
    await page.goto(bench.origin + path);
    await settle(page);
  };
  const parameter = (name: string) => new URL(page.url()).searchParams.get(name);
  const parameterSet = (name: string) =>
    page.waitForFunction((one) => new URL(location.href).searchParams.get(one) !== null, name);

  it('says what camps would be if a tie were turned, in an address that keeps it', async () => {
    await open('/network');
    await page.getByText('The same as a table').click();
    await page.locator('details table button').first().click();
    await page.getByRole('button', { name: 'What if it were the other way' }).click();
    await page.getByText(/L = \d/).waitFor();
    expect(parameter('if')).toMatch(/^flip:.+~.+/);
    await page.reload();
    await page.getByText(/L = \d/).waitFor();
    await page.getByRole('button', { name: 'Take back' }).click();
    await page.waitForFunction(() => !location.href.includes('if='));
  });

  it('moves and zooms the network by keys and buttons, and keeps where it stands', async () => {
    await open('/network');
    await page.getByRole('group', { name: /^The picture/ }).focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('+');
    await parameterSet('camera');
    const before = parameter('camera');
    await page.getByRole('button', { name: 'Move up' }).click();
    await page.waitForFunction((camera) => new URL(location.href).searchParams.get('camera') !== camera, before);
    await page.getByRole('button', { name: 'Fit', exact: true }).click();
    expect(parameter('camera')).toBeNull();
  });

  it('moves an actor without a drag, and pins it', async () => {
    await open('/network');
    await page.locator('button.name').first().click();
    await page.getByRole('button', { name: /^Move .+ left$/ }).click();
    await parameterSet('pins');
    expect(await page.getByRole('button', { name: 'Pin', exact: true }).getAttribute('aria-pressed')).toBe('true');
    await page.getByRole('button', { name: 'Unpin 1' }).click();
    expect(parameter('pins')).toBeNull();
  });

  it('lights a double commitment and quotes its sides', async () => {
    await open('/network');
    const tension = page.locator('.tensions button').first();
    await tension.waitFor();
    await tension.click();
    await page.locator('.tensions blockquote a').first().waitFor();
    expect(parameter('tension')!.split(',').length).toBeGreaterThanOrEqual(3);
  });

  it('slides the window of the network through time', async () => {
    await open('/network');
    await page.getByLabel('Of the time:').selectOption('12');
    await parameterSet('from');
    expect(parameter('window')).toBe('12');
    await page.locator('#until-month').focus();
    await page.keyboard.press('PageDown');
    await parameterSet('to');
  });

  it('keeps the days of a bar that is pressed, and offers the same in a table', async () => {
    await open('/timeline');
    const bar = page.locator('.time-chart rect').first();
    const box = (await bar.boundingBox())!;
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    await parameterSet('from');
    expect(parameter('to')).not.toBeNull();
    await page.getByRole('button', { name: 'The whole time' }).click();
    await page.getByText('As a table').click();
    await page.locator('.time-chart td a').first().click();
    await settle(page);
    expect(new URL(page.url()).pathname).toBe('/events');
    expect(parameter('from')).not.toBeNull();
  });

  it('brushes a period', async () => {
    await open('/timeline');
    const box = (await page.locator('.time-chart svg').boundingBox())!;
    await page.mouse.move(box.x + 100, box.y + 60);
    await page.mouse.down();
    await page.mouse.move(box.x + 400, box.y + 60, { steps: 4 });
    await page.mouse.up();
    await parameterSet('from');
    expect(parameter('from')! < parameter('to')!).toBe(true);
  });

  it('shows places as points, regions as areas, countries as counts, each with its sentences', async () => {
    await open('/map');
    await page.locator('.spot').first().waitFor();
    expect(await page.locator('.spot[data-area=false]').count()).toBeGreaterThan(0);
    expect(await page.locator('.spot[data-area=true]').count()).toBeGreaterThan(0);
    expect(await page.locator('.map-text.count').allTextContents()).toContain('1');
    await page.locator('path.country').first().click({ force: true });
    await page.getByText('known to the country alone').waitFor();
    await page.locator('section blockquote a').first().waitFor();
  });

  it('makes a dossier of two, with sources and titles', async () => {
    await open('/dossier');
    await page.getByLabel('Actor', { exact: true }).fill('Iraq');
    await page.getByLabel('and another, for what is between the two').fill('Turkey');
    await page.getByRole('button', { name: 'Make the dossier' }).click();
    await page.getByRole('heading', { name: 'Iraq and Turkey' }).waitFor();
    await settle(page);
    const sides = await page
      .getByRole('region', { name: 'With whom' })
      .locator('tbody td:nth-child(-n+2)')
      .allTextContents();
    expect(new Set(sides)).toEqual(new Set(['Iraq', 'Turkey']));
    expect(await page.locator('.dossier ol li').count()).toBeGreaterThan(0);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.top').isVisible()).toBe(false);
    expect((await page.pdf()).length).toBeGreaterThan(10_000);
    await page.emulateMedia({ media: 'screen' });
  });

  it('says what changed since the last visit', async () => {
    await open('/');
    expect(await page.getByText('Since you were here last').count()).toBe(0);
    const [event] = (
      (await (await page.request.get(`${bench.origin}/events.json?limit=1`)).json()) as {
        rows: { id: string }[];
      }
    ).rows;
    const later = await page.context().newPage();
    await later.request.post(`${bench.origin}/review/verdict`, { data: { ids: [event!.id], verdict: 'accept' } });
    await later.goto(bench.origin);
    await later.getByText(/Since you were here last.*1 judgement/).waitFor();
    await later.close();
  });

  it('leads from a bar of the overview to its events', async () => {
    await open('/');
    const box = (await page.locator('.time-chart rect').first().boundingBox())!;
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    await page.locator('.event-table a').first().waitFor();
    expect(parameter('from')).not.toBeNull();
  });
});
