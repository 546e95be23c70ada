/** Every view shown: without an error, without a serious finding of axe in either theme, on narrow screens, with big targets. */
import { existsSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BROWSER, openWorkbench, settle, VIEWS, type Workbench } from './workbench.ts';

/** Machines under load take their time. */
const PATIENCE = 90_000;

describe.skipIf(!existsSync(BROWSER))('the views (need a browser)', () => {
  let bench: Workbench;
  const pages: Partial<Record<string, { page: Page; problems: string[] }>> = {};
  beforeAll(async () => {
    bench = await openWorkbench();
  }, 180_000);
  afterAll(() => bench?.close());

  /** One page a look: a context of its own for each view would take most of the time. */
  const show = async (look: 'light' | 'dark' | '390' | '320', path: string) => {
    const theme = look === 'dark' ? 'dark' : 'light';
    const width = Number(look) || 1280;
    pages[look] ??= await bench.page({ theme, width });
    const { page, problems } = pages[look];
    problems.length = 0;
    await page.goto(bench.origin + path);
    await settle(page);
    return { page, problems };
  };

  it.each(VIEWS)(
    'shows %s without an error',
    async (path) => {
      const { page, problems } = await show('light', path);
      expect(await page.locator('h1, .empty h2').count()).toBeGreaterThan(0);
      expect(await page.locator('[role=alert]').allTextContents()).toEqual([]);
      expect(problems).toEqual([]);
    },
    PATIENCE,
  );

  it.each(VIEWS.flatMap((path) => (['light', 'dark'] as const).map((theme) => [path, theme] as const)))(
    'has nothing serious for axe on %s in the %s theme',
    async (path, theme) => {
      const { page } = await show(theme, path);
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
        .analyze();
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
    },
    PATIENCE,
  );

  it.each(['390', '320'] as const)(
    'fits a screen %s pixels wide, menus and all',
    async (width) => {
      const wide: string[] = [];
      for (const path of VIEWS) {
        const { page } = await show(width, path);
        const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        if ((await overflow()) > 1) wide.push(`${path}: ${await overflow()}`);
      }
      const { page } = await show(width, '/events');
      await page.getByRole('button', { name: 'Filters' }).click();
      await page.getByRole('search').getByRole('button', { name: 'What', exact: true }).click();
      const box = (await page.getByRole('dialog').boundingBox())!;
      if (box.x < 0 || box.x + box.width > Number(width)) wide.push(`the menu: ${box.x} to ${box.x + box.width}`);
      expect(wide).toEqual([]);
    },
    2 * PATIENCE,
  );

  it('moves nothing by itself for who wants it still, and says what a key does only once', async () => {
    const { page } = await show('light', '/network');
    await page.emulateMedia({ reducedMotion: 'reduce' });
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
    await page.keyboard.press('?');
    const keys = await page.locator('dialog td.keys').allTextContents();
    expect(new Set(keys).size).toBe(keys.length);
    await page.keyboard.press('Escape');
    await page.emulateMedia({ reducedMotion: null });
  });

  it(
    'prints each view without what is pressed',
    async () => {
      for (const path of ['/events', '/claims', '/timeline', '/dossier?party=russia']) {
        const { page } = await show('light', path);
        await page.emulateMedia({ media: 'print' });
        expect(await page.locator('.top').isVisible(), path).toBe(false);
        expect(await page.locator('main button:visible').count(), path).toBeLessThan(60);
        await page.emulateMedia({ media: 'screen' });
      }
    },
    PATIENCE,
  );

  it('never asks any other host', () => {
    expect(bench.foreign).toEqual([]);
  });
});
