// @vitest-environment jsdom
import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { MethodCard } from '../../core/methods/methodCard.ts';
import type { Page } from '../../state/page.fixture.ts';
import { openReadyPage, pictureRef, prediction, settle } from '../../state/page.fixture.ts';
import { MapOptions } from './MapOptions.tsx';
import { after, renderOn, stubBrowser } from './render.fixture.tsx';
import { useApp } from './appContext.tsx';

const card: MethodCard = {
  id: 'fused',
  name: 'Fused',
  family: 'class activation',
  idea: 'Made for this test.',
  limit: 'Nothing else.',
  citation: '',
  options: {
    layer: { kind: 'layer', label: 'Layer', default: null },
    layers: { kind: 'layers', label: 'Layers', default: null },
    score: { kind: 'choice', label: 'Score', default: 'logit', choices: ['logit', 'confidence'] },
  },
  signed: true,
  enlarge: 'half-pixel',
  needs: [],
  cost: 3,
};

const layers = ['early', 'late'].map((id) => ({ id, size: [7, 7] as const }));

function Options() {
  const options = useApp((state) => state.maps['fused']?.options ?? {});
  return <MapOptions card={card} options={options} />;
}

async function open(): Promise<Page> {
  const page = await openReadyPage({ setup: { methods: [card], mapsAtStart: ['fused'] } });
  void page.actions.openPicture(new Blob(['x']), 'x.jpg');
  await settle();
  await page.engine.last('identify-picture').done(pictureRef('x.jpg'));
  await page.engine.last('predict').done({ ...prediction(), layers });
  renderOn(page, <Options />);
  return page;
}
const optionsOf = (page: Page) => page.getState().maps['fused']?.options;

describe('the options of a method', () => {
  beforeEach(() => {
    stubBrowser();
  });
  afterEach(() => {
    cleanup();
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });

  it('take one layer, or the method’s own', async () => {
    const page = await open();
    const layer = screen.getByRole('combobox', { name: 'Layer', hidden: true });
    await after(() => fireEvent.change(layer, { target: { value: 'late' } }));
    expect(optionsOf(page)).toEqual({ layer: 'late' });
    await after(() => fireEvent.change(layer, { target: { value: '' } }));
    expect(optionsOf(page)).toEqual({ layer: null });
  });

  it('take several layers, or the method’s own where none is chosen', async () => {
    const page = await open();
    const list = screen.getByRole<HTMLSelectElement>('listbox', { name: 'Layers', hidden: true });
    const choose = (ids: readonly string[]) =>
      after(() => {
        for (const option of list.options) option.selected = ids.includes(option.value);
        fireEvent.change(list);
      });
    expect(within(list).getByRole('option', { name: 'early (7 × 7)', hidden: true })).toBeTruthy();
    await choose(['early', 'late']);
    expect(optionsOf(page)).toEqual({ layers: ['early', 'late'] });
    await choose([]);
    expect(optionsOf(page)).toEqual({ layers: null });
  });

  it('run the method again with what was chosen', async () => {
    const page = await open();
    await after(() =>
      fireEvent.change(screen.getByRole('combobox', { name: 'Score', hidden: true }), {
        target: { value: 'confidence' },
      }),
    );
    expect(page.engine.last('map').input.options).toEqual({ score: 'confidence' });
  });
});
