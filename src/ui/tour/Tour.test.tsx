// @vitest-environment jsdom
import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { setOf } from '../../core/regions/regionSet.ts';
import { tourSteps } from '../../state/appState.ts';
import { openFinishedPage, openReadyPage, type Page } from '../../state/page.fixture.ts';
import { after, renderOn, stubBrowser } from '../shared/render.fixture.tsx';
import { tourAnchor } from '../shared/tourAnchor.ts';
import { Tour } from './Tour.tsx';
import { TourButton } from './TourButton.tsx';
import { beginAfter, goOnAfter } from './useStep.ts';

const card = () => screen.queryByRole('dialog');
const title = () => screen.queryByRole('heading')?.textContent ?? null;
const pass = (milliseconds: number): void => {
  act(() => {
    vi.advanceTimersByTime(milliseconds);
  });
};
const press = (name: string): void => {
  fireEvent.click(screen.getByRole('button', { name }));
};
const doing = (work: () => void): void => {
  act(work);
};

/** As if the focus had come by keyboard, which is when a browser draws it. */
function byKeyboard(): void {
  const matches = Reflect.get(Element.prototype, 'matches') as (this: Element, query: string) => boolean;
  vi.spyOn(Element.prototype, 'matches').mockImplementation(function (this: Element, query) {
    return query === ':focus-visible' || matches.call(this, query);
  });
}

/** A finished page with something to point at, and the clock in the test's hand. */
async function finished(storage = new Map<string, string>()): Promise<Page> {
  const page = await openFinishedPage({ storage });
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  renderOn(
    page,
    <>
      <TourButton />
      {tourSteps.map((step) => (
        <div key={step} {...tourAnchor(step)}>
          <button type="button">{`in ${step}`}</button>
        </div>
      ))}
      <input aria-label="field" />
      <Tour />
    </>,
  );
  return page;
}

async function onTour(steps = 0): Promise<Page> {
  const page = await finished();
  press('Tour');
  for (let i = 0; i < steps; i++) press('Next');
  return page;
}

describe('the tour', () => {
  beforeEach(() => {
    stubBrowser();
  });
  afterEach(() => {
    cleanup();
    vi.useRealTimers();
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });

  it('begins by itself on the first visit, a moment after the result', async () => {
    await finished();
    expect(card()).toBeNull();
    pass(beginAfter);
    expect(title()).toBe('What the network says');
    expect(card()?.textContent).toContain('It says cat');
    expect(screen.getByRole('status').textContent).toMatch(/^Tour, 1 of 6: What the network says\./);
  });

  it('does not begin for who looks around before that', async () => {
    const page = await finished();
    doing(() => {
      page.actions.select(setOf([24]));
    });
    pass(beginAfter * 2);
    expect(card()).toBeNull();
  });

  it('skipped, it does not come again, but the header has it', async () => {
    const page = await finished();
    pass(beginAfter);
    press('Skip');
    expect(card()).toBeNull();
    cleanup();
    vi.useRealTimers();
    await finished(page.storage);
    pass(beginAfter * 2);
    expect(card()).toBeNull();
    press('Tour');
    expect(title()).toBe('What the network says');
  });

  it('Escape skips it, unless something else had a use for Escape', async () => {
    await onTour();
    const taken = new KeyboardEvent('keydown', { key: 'Escape', cancelable: true });
    taken.preventDefault();
    fireEvent(document, taken);
    expect(card()).not.toBeNull();
    fireEvent.keyDown(document.body, { key: 'Escape' });
    expect(card()).toBeNull();
  });

  it('is walked forth and back by its buttons, and ends with the last', async () => {
    await onTour();
    const titles = tourSteps.map((step) => {
      const now = title();
      press(step === 'picture' ? 'Finish' : 'Next');
      return now;
    });
    expect(new Set(titles).size).toBe(tourSteps.length);
    expect(card()).toBeNull();
    press('Tour');
    press('Next');
    press('Back');
    expect(title()).toBe(titles[0]);
    expect(screen.queryByRole('button', { name: 'Back' })).toBeNull();
  });

  it('goes on by itself when what it asks for is done, after a moment to see it', async () => {
    const page = await onTour(1);
    expect(card()?.textContent).toContain('Lay one over the picture.');
    doing(() => {
      page.actions.setOverlay('grad-cam');
    });
    expect(card()?.textContent).toContain('There it lies');
    pass(goOnAfter - 1);
    expect(title()).toBe('The usual answer: a heat map');
    pass(1);
    expect(title()).toBe('But this is one reason');
    doing(() => {
      page.actions.select(setOf([3, 4]));
    });
    pass(goOnAfter);
    expect(title()).toBe('All small reasons, as a graph');
  });

  it('does not take for done what was so before the step', async () => {
    const page = await finished();
    doing(() => {
      page.actions.setOverlay('grad-cam');
    });
    press('Tour');
    press('Next');
    pass(goOnAfter);
    expect(title()).toBe('The usual answer: a heat map');
  });

  it('stays at the last step until it is finished by hand', async () => {
    const page = await onTour(5);
    doing(() => {
      page.actions.toggleOwnRegion(7);
    });
    pass(goOnAfter * 2);
    expect(card()?.textContent).toContain('Its confidence follows');
    press('Finish');
    expect(page.getState().tour.seen).toBe(true);
  });

  it('stands aside while another picture is on its way', async () => {
    const page = await onTour(2);
    vi.useRealTimers();
    await after(() => {
      void page.actions.openPicture(new Blob(['cat']), 'cat.jpg');
    });
    expect(card()).toBeNull();
    expect(page.getState().tour.step).toBe('roots');
  });

  it('takes along who walks by keyboard, and leaves alone who is typing', async () => {
    await finished();
    screen.getByRole('textbox').focus();
    pass(beginAfter);
    expect(document.activeElement).toBe(screen.getByRole('textbox'));
    byKeyboard();
    screen.getByRole('button', { name: 'in maps' }).focus();
    press('Next');
    expect(document.activeElement).toBe(card());
    press('Go there');
    expect(document.activeElement?.textContent).toBe('in maps');
  });

  it('gives the focus back when it ends', async () => {
    await finished();
    const button = screen.getByRole('button', { name: 'Tour' });
    button.focus();
    byKeyboard();
    press('Tour');
    expect(document.activeElement).toBe(card());
    fireEvent.keyDown(document.body, { key: 'Escape' });
    expect(document.activeElement).toBe(button);
  });
});

it('asked for on an empty page, the tour opens a sample', async () => {
  stubBrowser();
  const page = await openReadyPage();
  renderOn(page, <TourButton />);
  await after(() => {
    press('Tour');
  });
  expect(page.getState().opening?.name).toBe('bus');
  cleanup();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});
