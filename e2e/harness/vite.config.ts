import { defineConfig } from 'vite';

/** Builds the engine without the page, so that a test can drive one back end at a time in a real browser. */
export default defineConfig({
  root: import.meta.dirname,
  base: './',
  logLevel: 'warn',
  build: { outDir: '../../test-results/harness', emptyOutDir: true, target: 'es2023', chunkSizeWarningLimit: 4000 },
});
