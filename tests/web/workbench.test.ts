/** Each view driven in a real browser on the project made from `examples/`. */
import { existsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BROWSER, openWorkbench, type Workbench } from './workbench.ts';

const VIEWS = [
  '/',
  '/documents',
  '/events',
  '/review',
  '/timeline',
  '/network',
  '/map',
  '/claims',
  '/contradictions',
  '/actors',
  '/dossier?party=russia',
  '/import',
  '/export',
];
const SETTLED = 15_000;

describe.skipIf(!existsSync(BROWSER))('the workbench (needs a browser)', () => {
  let bench: Workbench;
  beforeAll(async () => {
    bench = await openWorkbench();
  }, 180_000);
  afterAll(() => bench?.close());

  const settle = async (page: import('playwright-core').Page) => {
    await page.waitForLoadState('networkidle');
    await page.waitForFunction(() => document.querySelector('.loading') === null, null, { timeout: SETTLED });
  };

  it('takes the token out of the address and keeps it in a cookie that scripts cannot read', async () => {
    const { page, context } = await bench.page();
    expect(page.url()).toBe(`${bench.origin}/`);
    const [cookie] = await context.cookies();
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict' });
    expect(await page.evaluate(() => document.cookie)).toBe('');
    await context.close();
  });

  it.each(VIEWS)('shows %s without an error', async (path) => {
    const { page, context, problems } = await bench.page();
    await page.goto(bench.origin + path);
    await settle(page);
    expect(await page.locator('h1, .empty h2').count()).toBeGreaterThan(0);
    expect(await page.locator('[role=alert]').allTextContents()).toEqual([]);
    expect(problems).toEqual([]);
    await context.close();
  });

  it.each(VIEWS.flatMap((path) => (['light', 'dark'] as const).map((theme) => [path, theme] as const)))(
    'has nothing serious for axe on %s in the %s theme',
    async (path, theme) => {
      const { page, context } = await bench.page({ theme });
      await page.goto(bench.origin + path);
      await settle(page);
      const { violations } = await new AxeBuilder({ page }).analyze();
      const serious = violations
        .filter((one) => one.impact === 'serious' || one.impact === 'critical')
        .map(
          (one) =>
            `${one.id}: ${one.nodes
              .slice(0, 3)
              .map((node) => node.html.slice(0, 160))
              .join(' | ')}`,
        );
      expect(serious).toEqual([]);
      await context.close();
    },
  );

  it.each([390, 320])(
    'fits a screen %i pixels wide',
    async (width) => {
      const { page, context } = await bench.page({ width });
      const wide: string[] = [];
      for (const path of VIEWS) {
        await page.goto(bench.origin + path);
        await settle(page);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        if (overflow > 1) wide.push(`${path}: ${overflow}`);
      }
      expect(wide).toEqual([]);
      await context.close();
    },
    60_000,
  );

  it('leads from an event in the table to its highlighted words in two steps, and back', async () => {
    const { page, context } = await bench.page();
    await page.goto(`${bench.origin}/events`);
    await settle(page);
    await page.locator('.event-table a').first().click();
    await page.locator('#chosen-act').waitFor();
    expect(await page.locator('.event-card.is-chosen').count()).toBe(1);
    await page.goBack();
    await settle(page);
    expect(new URL(page.url()).pathname).toBe('/events');
    await context.close();
  });

  it('filters by type through the menu, keeps the filter over views, and clears it', async () => {
    const { page, context } = await bench.page();
    await page.goto(`${bench.origin}/events`);
    await settle(page);
    await page.getByRole('button', { name: 'What ▾' }).click();
    await page.locator('.facet button').first().click();
    await page.keyboard.press('Escape');
    await page.locator('.chip').waitFor();
    const filter = new URL(page.url()).searchParams.get('type');
    expect(filter).not.toBeNull();
    await page.getByRole('link', { name: 'Timeline' }).click();
    expect(new URL(page.url()).searchParams.get('type')).toBe(filter);
    await page.getByRole('button', { name: /Take off the filter/ }).click();
    expect(new URL(page.url()).searchParams.get('type')).toBeNull();
    await context.close();
  });

  it('reviews fifty events by keyboard, undoes one, and remembers after a reload', async () => {
    const { page, context } = await bench.page();
    await page.goto(`${bench.origin}/review`);
    await settle(page);
    const before = (
      (await (await page.request.get(`${bench.origin}/events.json?review=unreviewed&limit=1`)).json()) as {
        total: number;
      }
    ).total;
    const many = Math.min(50, before - 1);
    for (let index = 0; index < many; index++) {
      await page.locator('.review-card').waitFor();
      const judged = page.waitForResponse((response) => response.url().endsWith('/review/verdict'));
      await page.keyboard.press(index % 5 === 4 ? 'x' : 'a');
      expect((await judged).status()).toBe(200);
    }
    const count = async () =>
      (
        (await (await page.request.get(`${bench.origin}/events.json?review=unreviewed&limit=1`)).json()) as {
          total: number;
        }
      ).total;
    expect(await count()).toBe(before - many);
    const undone = page.waitForResponse((response) => response.url().endsWith('/review/undo'));
    await page.keyboard.press('u');
    await undone;
    expect(await count()).toBe(before - many + 1);
    await page.reload();
    await settle(page);
    expect(await page.locator('.head p').first().textContent()).toContain(`of ${before - many + 1}`);
    await context.close();
  }, 120_000);

  it('edits a field and shows who did', async () => {
    const { page, context } = await bench.page();
    await page.goto(`${bench.origin}/review`);
    await settle(page);
    await page.keyboard.press('e');
    await page.locator('#edit-status').selectOption('denied');
    const saved = page.waitForResponse((response) => response.url().endsWith('/review/edit'));
    await page.getByRole('button', { name: 'Save and next' }).click();
    expect((await saved).status()).toBe(200);
    const log = (await (await page.request.get(`${bench.origin}/review/log.json?limit=1`)).json()) as {
      steps: { label: string; by: string }[];
    };
    expect(log.steps[0]).toMatchObject({ by: 'reviewer' });
    expect(log.steps[0]!.label).toContain('status');
    await context.close();
  });

  it('keeps single-letter keys silent while somebody types, and when they are switched off', async () => {
    const { page, context } = await bench.page();
    await page.goto(`${bench.origin}/events`);
    await settle(page);
    await page.keyboard.press('/');
    await page.keyboard.type('ax');
    expect(await page.locator('#search').inputValue()).toBe('ax');
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await page.getByRole('checkbox', { name: 'Single-letter keys' }).uncheck();
    await page.getByRole('button', { name: 'Close' }).click();
    await page.keyboard.press('?');
    expect(await page.locator('dialog[open]').count()).toBe(0);
    await context.close();
  });

  it('imports an uploaded file and names one that cannot be read', async () => {
    const { page, context } = await bench.page();
    const good = join(tmpdir(), `entente-upload-${process.pid}.txt`);
    const bad = join(tmpdir(), `entente-upload-${process.pid}.bin`);
    writeFileSync(
      good,
      'Ruritania shells Zenda\n\n3 May 2020\n\nRuritanian forces shelled Zenda on Saturday, officials said.\n',
    );
    writeFileSync(
      bad,
      Uint8Array.from({ length: 3000 }, (_, index) => (index * 7919) % 256),
    );
    await page.goto(`${bench.origin}/import`);
    await page.locator('input[type=file]').setInputFiles([good, bad]);
    await page.getByText('Done: 2 files').waitFor({ timeout: 60_000 });
    expect(await page.locator('.tag.denied').count()).toBe(1);
    expect(await page.getByText(/1 new document/).count()).toBe(1);
    await context.close();
  }, 90_000);

  it('exports what the filter shows, with its count', async () => {
    const { page, context } = await bench.page();
    await page.goto(`${bench.origin}/export?status=occurred`);
    await settle(page);
    const shown = Number((await page.locator('.panel strong').first().textContent())!.replace(/\D/g, ''));
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: /as csv/ }).click();
    const path = await (await download).path();
    const { readFileSync } = await import('node:fs');
    const { parse } = await import('csv-parse/sync');
    const rows = parse(readFileSync(path), { bom: true, columns: true }) as Record<string, string>[];
    expect(rows).toHaveLength(shown);
    expect(new Set(rows.map((row) => row['status']))).toEqual(new Set(['occurred']));
    await context.close();
  });

  it('asks for the token where a permalink is opened in a fresh browser, and then lands there', async () => {
    const { page, context } = await bench.page({ signedIn: false });
    await page.goto(`${bench.origin}/events?type=ASSAULT&sort=confidence`);
    await page.getByLabel('Token').fill('wrong');
    await page.getByRole('button', { name: 'Open' }).click();
    expect(await page.getByRole('alert').textContent()).toMatch(/not the token/);
    await page.getByLabel('Token').fill(bench.url);
    await page.getByRole('button', { name: 'Open' }).click();
    await settle(page);
    expect(page.url()).toBe(`${bench.origin}/events?type=ASSAULT&sort=confidence`);
    expect(await page.locator('.chip').count()).toBe(1);
    await context.close();
  });

  it('says what camps would be if a tie were turned', async () => {
    const { page, context } = await bench.page();
    await page.goto(`${bench.origin}/network`);
    await settle(page);
    await page.getByText('The same as a table').click();
    await page.locator('details table button').first().click();
    await page.getByRole('button', { name: 'What if it were the other way' }).click();
    await page.getByText(/L = \d/).waitFor({ timeout: SETTLED });
    await context.close();
  });

  it('prints a dossier without its controls', async () => {
    const { page, context } = await bench.page();
    await page.goto(`${bench.origin}/dossier?party=russia`);
    await settle(page);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.top').isVisible()).toBe(false);
    expect((await page.pdf()).length).toBeGreaterThan(10_000);
    await context.close();
  });

  it('never asks any other host', () => {
    expect(bench.foreign).toEqual([]);
  });
});
