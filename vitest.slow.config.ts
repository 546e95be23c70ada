import { defineConfig } from 'vitest/config';

/** What takes minutes: `npm run test:slow`. */
export default defineConfig({
  test: { include: ['tests/slow/**/*.test.ts'], pool: 'forks', maxWorkers: 2, testTimeout: 1_800_000, hookTimeout: 600_000 },
});
