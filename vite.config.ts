import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/**
 * One page and one worker. Relative `base`, so that the built folder can be put
 * anywhere; no cross-origin isolation, because the threaded WASM binary does not
 * survive minification and plain workers are as fast.
 */
export default defineConfig({
  base: './',
  plugins: [react()],
  worker: { format: 'es' },
  build: { target: 'es2023', sourcemap: false, assetsInlineLimit: 0, chunkSizeWarningLimit: 1600 },
  server: { port: 5173, strictPort: true },
  preview: { port: 4173, strictPort: true },
});
