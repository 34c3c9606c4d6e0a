import { defineConfig } from 'vitest/config';

/** Unit tests: everything beside the source, in plain Node; `ui` tests ask for jsdom themselves. */
export default defineConfig({
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'cli/**/*.test.ts', 'scripts/**/*.test.ts', 'training/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: 'forks',
    maxWorkers: 2,
  },
});
