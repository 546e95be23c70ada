/** What people do with the workbench, done in a real browser on the project made from `examples/`. */
import { existsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BROWSER, openWorkbench, settle, type Workbench } from './workbench.ts';

describe.skipIf(!existsSync(BROWSER))('the workbench (needs a browser)', { timeout: 90_000 }, () => {
  let bench: Workbench;
  beforeAll(async () => {
    bench = await openWorkbench();
  }, 180_000);
  afterAll(() => bench?.close());

  it('takes the token out of the address and keeps it in a cookie that scripts cannot read', async () => {
    const { page, context } = await bench.page();
    expect(page.url()).toBe(`${bench.origin}/`);
    const [cookie] = await context.cookies();
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict' });
    expect(await page.evaluate(() => document.cookie)).toBe('');
    await context.close();
  });

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
    await page.getByRole('search').getByRole('button', { name: 'What', exact: true }).click();
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
    // Undo leads back to what it undid.
    await page.getByText(`${many} of ${before} in this filter`).waitFor();
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
    await page.locator('#edit-type').selectOption('ASSAULT');
    await page.getByLabel('aerial', { exact: true }).setChecked(true);
    const saved = page.waitForResponse((response) => response.url().endsWith('/review/edit'));
    await page.getByRole('button', { name: 'Save and next' }).click();
    const answer = await saved;
    expect(answer.status()).toBe(200);
    const { edits } = answer.request().postDataJSON() as { edits: { event: string }[] };
    const edited = await page.request.get(`${bench.origin}/events/${edits[0]!.event}.json`);
    // What follows from the type is written with it.
    expect(((await edited.json()) as { event: object }).event).toMatchObject({
      type: 'ASSAULT',
      plover: 'ASSAULT',
      quad: 4,
    });
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
    await page.getByLabel('Files to import').setInputFiles([good, bad]);
    await page.getByText('Done: 2 files').waitFor({ timeout: 60_000 });
    expect(await page.locator('.tag.denied').count()).toBe(1);
    expect(await page.getByText(/1 new document/).count()).toBe(1);
    // The same file again: known by its content, and said so of the file.
    await page.getByLabel('Files to import').setInputFiles([good]);
    await page.getByText('Done: 1 file').waitFor({ timeout: 60_000 });
    expect(await page.getByText('here already', { exact: true }).count()).toBe(1);
    await page.reload();
    await page.getByText('Done: 2 files').waitFor();
    await context.close();
  }, 90_000);

  it('exports what the filter shows, with its count', async () => {
    const { page, context } = await bench.page();
    await page.goto(`${bench.origin}/export?status=occurred`);
    await settle(page);
    const shown = Number((await page.locator('.panel strong').first().textContent())!.replace(/\D/g, ''));
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Download csv: Events as a table, CSV' }).click();
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

  it('keeps a view under a name, filters and all, and opens it from another', async () => {
    const { page, context } = await bench.page();
    await page.goto(`${bench.origin}/events?type=ASSAULT&sort=confidence`);
    await settle(page);
    await page.getByRole('button', { name: 'Saved views' }).click();
    await page.getByLabel('Keep what is on screen as').fill('Assaults');
    await page.getByRole('button', { name: 'Keep', exact: true }).click();
    await page.getByRole('link', { name: 'Timeline', exact: true }).click();
    await page.getByRole('button', { name: 'Saved views' }).click();
    await page.getByRole('link', { name: 'Assaults' }).click();
    expect(page.url()).toBe(`${bench.origin}/events?type=ASSAULT&sort=confidence`);
    await context.close();
  });

  it('says what a mark was read as, and has all of them in a table', async () => {
    const { page, context } = await bench.page();
    await page.goto(`${bench.origin}/documents`);
    await settle(page);
    await page.locator('td a').first().click();
    await page.locator('.words .place.asked').first().click();
    await page.getByRole('heading', { name: 'What is marked here' }).waitFor();
    expect(new URL(page.url()).searchParams.get('at')).not.toBeNull();
    await page.getByText(/^All \d+ marks as a table$/).click();
    expect(await page.getByRole('region', { name: 'Marks' }).locator('tbody tr').count()).toBeGreaterThan(10);
    await context.close();
  });

  it('adds an event by its words, with the codes of its type, and takes it back', async () => {
    const { page, context } = await bench.page();
    await page.goto(`${bench.origin}/documents?text=Qandil`);
    await settle(page);
    await page.locator('td a').first().click();
    await page.getByRole('button', { name: 'Add one' }).click();
    const text = (await page.locator('.words').first().textContent())!;
    const words = /\b(on Tuesday|on Wednesday)\b/.exec(text)![0];
    await page.getByLabel('The act, in its words').fill('words that stand nowhere in it');
    await page.getByRole('button', { name: 'Add it' }).click();
    await page.getByText(/does not stand in this document/).waitFor();
    await page.getByLabel('The act, in its words').fill(words);
    await page.getByLabel('What', { exact: true }).selectOption('ASSAULT');
    const added = page.waitForResponse((response) => response.url().endsWith('/review/add'));
    await page.getByRole('button', { name: 'Add it' }).click();
    const { id } = (await (await added).json()) as { id: string };
    const read = async () =>
      (await (await page.request.get(`${bench.origin}/events/${id}.json`)).json()) as { event?: object };
    expect((await read()).event).toMatchObject({
      type: 'ASSAULT',
      plover: 'ASSAULT',
      quad: 4,
      review: { state: 'added' },
    });
    const undone = page.waitForResponse((response) => response.url().endsWith('/review/undo'));
    await page.getByRole('button', { name: 'Undo' }).first().click();
    await undone;
    expect((await read()).event).toBeUndefined();
    await context.close();
  });

  it('shows two reports of one event side by side, and can part them', async () => {
    const { page, context } = await bench.page();
    const { rows } = (await (await page.request.get(`${bench.origin}/events.json?limit=500`)).json()) as {
      rows: { id: string; doc: string; incident: { documents: number } | null }[];
    };
    const shared = rows.find((row) => (row.incident?.documents ?? 0) > 1)!;
    await page.goto(`${bench.origin}/documents/${shared.doc}?event=${shared.id}`);
    await page.getByRole('heading', { name: 'The same event elsewhere' }).waitFor();
    await page.locator('.event-card.is-chosen li a').first().click();
    await page.getByRole('button', { name: 'These are two events' }).waitFor();
    await page.locator('.words .act.chosen').nth(1).waitFor();
    const moved = page.waitForResponse((response) => response.url().endsWith('/review/incident'));
    await page.getByRole('button', { name: 'These are two events' }).click();
    expect((await moved).status()).toBe(200);
    await page.keyboard.press('Control+z');
    await page.getByText(/^Undone: move/).waitFor();
    await context.close();
  });

  it('never asks any other host', () => {
    expect(bench.foreign).toEqual([]);
  });
});
