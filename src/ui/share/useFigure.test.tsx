// @vitest-environment jsdom
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { useEffect, useState } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Page } from '../../state/page.fixture.ts';
import { openFinishedPage, openReadyPage } from '../../state/page.fixture.ts';
import type { FigureProps } from '../../viz/figure/figureScene.ts';
import type { SagView } from '../../viz/sag/sagProps.ts';
import { useDrawnGraph } from '../shared/drawnGraph.tsx';
import { after, renderOn, stubBrowser } from '../shared/render.fixture.tsx';
import { useFigure } from './useFigure.ts';

const png = new Blob(['png'], { type: 'image/png' });
const figurePng = vi.hoisted(() => vi.fn<(props: FigureProps, scale: number) => Promise<Blob>>());
const figurePicture = vi.hoisted(() => vi.fn<(picture: unknown, overlay: { shown: unknown }) => string>());
vi.mock('../../viz/figure/exportFigure.ts', () => ({ figurePng, figurePicture }));

const graph = { scene: [], bounds: { left: 0, top: 0, right: 10, bottom: 10 } };
const drawing: SagView = {
  update: () => undefined,
  fit: () => undefined,
  zoomBy: () => undefined,
  scene: () => graph,
  destroy: () => undefined,
};

/** A page with a drawing, or none, and a button that makes the figure. */
function Maker({ view }: { readonly view: SagView | null }) {
  const figure = useFigure();
  const drawn = useDrawnGraph();
  const [made, setMade] = useState<string>('not asked');
  useEffect(() => {
    drawn.show(view);
  }, [drawn, view]);
  const make = async () => {
    const blob = await figure();
    setMade(blob === null ? 'none' : blob === png ? 'made' : 'other');
  };
  return (
    <button type="button" onClick={() => void make()}>
      {made}
    </button>
  );
}

async function make(page: Page, view: SagView | null = drawing): Promise<string> {
  renderOn(page, <Maker view={view} />);
  await after(async () => {
    fireEvent.click(screen.getByRole('button'));
    await vi.dynamicImportSettled();
  });
  return screen.getByRole('button').textContent;
}
const given = (): FigureProps => figurePng.mock.calls[0]![0];

describe('the figure of a page', () => {
  beforeEach(() => {
    stubBrowser();
    figurePng.mockReset().mockResolvedValue(png);
    figurePicture.mockReset().mockReturnValue('the picture');
  });
  afterEach(() => {
    cleanup();
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });

  it('is none before there is a picture, and none before there is a drawing', async () => {
    expect(await make(await openReadyPage())).toBe('none');
    cleanup();
    expect(await make(await openFinishedPage(), null)).toBe('none');
    expect(figurePng).not.toHaveBeenCalled();
  });

  it('says what the page says, and draws what it draws', async () => {
    expect(await make(await openFinishedPage())).toBe('made');
    const { title, sentence, formula, aspect } = given();
    expect(title).toBe('Either of these 2 combinations is enough for it to still say cat.');
    const spoken = sentence.map(({ words }) => words).join('');
    expect(spoken.startsWith(title)).toBe(true);
    expect(spoken).toContain('Hiding region D4 alone is too much');
    expect(sentence.filter(({ strong }) => strong).map(({ words }) => words)).toEqual(['2 combinations', 'cat']);
    expect(formula).toBe('D4 ∨ A4 ∧ A5');
    expect(aspect).toBe(1);
    expect(given().graph).toBe(graph);
    expect(given().picture).toBe('the picture');
  });

  it('outlines what is selected in its picture', async () => {
    const page = await openFinishedPage();
    await make(page);
    expect(figurePicture.mock.calls[0]![1].shown).toBe(page.getState().selection.selected);
  });

  it('notes what it was made with', async () => {
    await make(await openFinishedPage());
    const notes = given().notes.join(' ');
    for (const fact of ['one', 'bus.jpg', '70.0\u202f%', '7 × 7', /wasm|WebAssembly/]) expect(notes).toMatch(fact);
  });
});
