import { defineConfig } from '@playwright/test';
import { visitedBefore } from './e2e/visits.ts';

const chromium = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
export const port = 4319;
export const harnessPort = 4320;
const harness = 'e2e/harness/vite.config.ts';

/**
 * The built page in a real browser. SwiftShader stands in for a GPU, so WebGPU runs
 * (slowly) everywhere; the flags after it keep the browser from calling home.
 */
export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  fullyParallel: false,
  workers: 1,
  retries: 0,
  timeout: 180_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/browser.json' }]],
  outputDir: 'test-results/browser',
  use: {
    baseURL: `http://localhost:${String(port)}/`,
    viewport: { width: 1440, height: 900 },
    // Somebody who has taken the tour before; where it is the thing tested, a test empties this.
    storageState: visitedBefore(`http://localhost:${String(port)}`),
    launchOptions: {
      executablePath: chromium,
      args: [
        '--enable-unsafe-webgpu',
        '--use-webgpu-adapter=swiftshader',
        '--no-sandbox',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  webServer: [
    {
      command: `npx vite preview --strictPort --port ${String(port)} --logLevel warn`,
      url: `http://localhost:${String(port)}/`,
    },
    {
      command: `npx vite build -c ${harness} && npx vite preview -c ${harness} --strictPort --port ${String(harnessPort)}`,
      url: `http://localhost:${String(harnessPort)}/`,
    },
  ],
});
