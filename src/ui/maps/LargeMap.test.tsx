// @vitest-environment jsdom
import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import { DialogTrigger, Button } from 'react-aria-components';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { classTarget } from '../../core/methods/target.ts';
import type { Page } from '../../state/page.fixture.ts';
import { mapResult, openFinishedPage, openReadyPage, showPicture } from '../../state/page.fixture.ts';
import { after, renderOn, stubBrowser } from '../shared/render.fixture.tsx';
import { LargeMap } from './LargeMap.tsx';

const idea = 'Which places push the score up.';

async function open(page: Page, id = 'grad-cam', name = 'Grad-CAM') {
  renderOn(
    page,
    <DialogTrigger>
      <Button>Open</Button>
      <LargeMap id={id} name={name} idea={idea} />
    </DialogTrigger>,
  );
  await after(() => {
    fireEvent.click(screen.getByRole('button', { name: 'Open' }));
  });
  return within(screen.getByRole('dialog', { name }));
}
const click = (element: HTMLElement) =>
  after(() => {
    fireEvent.click(element);
  });

describe('a map shown large', () => {
  beforeEach(() => {
    stubBrowser();
  });
  afterEach(() => {
    cleanup();
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });

  it('says what it shows and where the method comes from', async () => {
    const dialog = await open(await openFinishedPage());
    expect(dialog.getByRole('heading', { name: 'Grad-CAM' })).toBeTruthy();
    expect(dialog.getByText(idea)).toBeTruthy();
    expect(dialog.getByText(/Selvaraju/)).toBeTruthy();
  });

  it('claims no source where the map is the page’s own', async () => {
    const dialog = await open(await openFinishedPage(), 'region-drops', 'Region by region');
    expect(dialog.queryByText(/et al[.]|,? 20\d\d/)).toBeNull();
  });

  it('lays itself over the picture and makes way', async () => {
    const page = await openFinishedPage();
    const dialog = await open(page);
    await click(dialog.getByRole('button', { name: 'Lay over the picture' }));
    expect(page.getState().view.overlay).toBe('grad-cam');
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('takes itself off again', async () => {
    const page = await openFinishedPage();
    page.actions.setOverlay('grad-cam');
    const dialog = await open(page);
    await click(dialog.getByRole('button', { name: 'Take off the picture' }));
    expect(page.getState().view.overlay).toBeNull();
  });

  it('closes without changing anything', async () => {
    const page = await openFinishedPage();
    const dialog = await open(page);
    await click(dialog.getByRole('button', { name: 'Close' }));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(page.getState().view.overlay).toBeNull();
  });

  it('replays a map that came to be by steps', async () => {
    const page = await openReadyPage();
    await showPicture(page);
    for (const step of [1, 2, 3]) page.engine.last('map').progress({ raw: mapResult('').raw, step, steps: 3 });
    await page.engine.last('map').done(mapResult('grad-cam'));
    const dialog = await open(page);
    await click(dialog.getByRole('button', { name: 'Replay' }));
    expect(dialog.getByText('Step 1 of 3')).toBeTruthy();
  });

  it('says so where the map found nothing for the class', async () => {
    const page = await openReadyPage();
    await showPicture(page);
    const raw = { width: 1, height: 1, signed: true, values: Float32Array.of(-1) };
    const provenance = {
      method: 'grad-cam',
      options: {},
      target: classTarget(0),
      seed: 1,
      backend: 'wasm',
      forwards: 1,
      backwards: 1,
      milliseconds: 1,
      completeness: null,
    };
    await page.engine.last('map').done({ raw, map: null, provenance });
    const dialog = await open(page);
    expect(dialog.getByText(/^No positive evidence/)).toBeTruthy();
    expect(dialog.queryByText(idea)).toBeNull();
  });
});
