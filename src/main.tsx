/**
 * Joins the page: the browser's own things as ports, the worker, the store, the
 * components. Everything else gets what it needs as arguments.
 */
import { createRoot } from 'react-dom/client';
import { StrictMode } from 'react';
import { methodCards } from './core/methods/cards.ts';
import type { Setup } from './state/ports.ts';
import { createAppStore } from './state/appStore.ts';
import { App } from './ui/app/App.tsx';
import { download } from './ui/app/download.ts';
import { fetchFile } from './ui/app/fetchFile.ts';
import { previewPicture } from './ui/app/previewPicture.ts';
import { readSamples } from './ui/app/readSamples.ts';
import { shrinkPicture } from './ui/app/shrinkPicture.ts';
import { createClient } from './worker/client.ts';
import './ui/shared/tokens.css';
import './ui/shared/base.css';

type Prefer = Setup['prefer'];

/** `?backend=wasm`, for people who know better. */
function preferredBackend(): Prefer {
  const asked = new URLSearchParams(location.search).get('backend');
  const known: readonly Prefer[] = ['webgpu', 'wasm', 'webgl', 'cpu'];
  return known.find((name) => name === asked) ?? null;
}

async function openPage(element: HTMLElement): Promise<void> {
  // On its way before anything else is made: the page opens on what it names.
  const samples = readSamples(new URL('demo_images/samples.json', document.baseURI));
  // Not waited for: where the page opens on a graph, what draws it is there by then.
  void import('./ui/graph/SagDrawing.tsx');
  const client = createClient(
    () => new Worker(new URL('./worker/engine.worker.ts', import.meta.url), { type: 'module', name: 'engine' }),
  );
  const store = createAppStore(
    {
      client,
      storage: localStorage,
      location: {
        page: () => location.href.replace(/#.*$/, ''),
        fragment: () => location.hash,
      },
      clipboard: { writeText: (text) => navigator.clipboard.writeText(text) },
      download,
      shrink: shrinkPicture,
      fetchFile,
      preview: previewPicture,
    },
    {
      catalogueAddress: new URL('models/catalogue.json', document.baseURI).href,
      samples,
      methods: methodCards,
      mapsAtStart: ['grad-cam', 'i-gos'],
      prefer: preferredBackend(),
    },
  );
  createRoot(element).render(
    <StrictMode>
      <App store={store} />
    </StrictMode>,
  );
  window.addEventListener('hashchange', () => {
    if (location.hash.length > 1) void store.actions.openLink(location.hash);
  });
  await store.actions.start();
}

const element = document.getElementById('page');
if (element !== null) void openPage(element);
