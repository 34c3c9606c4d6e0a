// @vitest-environment jsdom
import { act, cleanup, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { arriveEngine, openDemoPage, takeOver } from '../../state/demo.fixture.ts';
import { openFinishedPage, prediction } from '../../state/page.fixture.ts';
import { after, renderOn, stubBrowser } from '../shared/render.fixture.tsx';
import { newsTime, StandingLine } from './StandingLine.tsx';

const hint = 'Click regions to try your own combination.';

describe('the line under the picture', () => {
  beforeEach(() => {
    stubBrowser();
  });
  afterEach(() => {
    cleanup();
    vi.useRealTimers();
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });

  it('says what can be done where nothing is news', async () => {
    renderOn(await openFinishedPage(), <StandingLine />);
    expect(screen.getByRole('status').textContent).toBe('');
    expect(screen.getByText(hint)).toBeTruthy();
  });

  it('says that the answer was computed beforehand, then that the network is here, then goes by', async () => {
    const page = await openDemoPage();
    renderOn(page, <StandingLine />);
    expect(screen.getByRole('status').textContent).toMatch(/^Computed beforehand/);
    await after(() => arriveEngine(page));
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    await after(() => takeOver(page));
    expect(screen.getByRole('status').textContent).toMatch(/says the same/);
    act(() => {
      vi.advanceTimersByTime(newsTime);
    });
    expect(screen.getByText(hint)).toBeTruthy();
  });

  it('says that all is computed anew where the network differs, and does not take it back', async () => {
    const page = await openDemoPage();
    renderOn(page, <StandingLine />);
    await after(() => takeOver(page, { ...prediction(), modelSha256: 'ef'.repeat(32) }));
    expect(screen.getByRole('status').textContent).toMatch(/computed anew/);
    expect(screen.queryByText(hint)).toBeNull();
  });

  it('says that nothing new can be asked without a network', async () => {
    const page = await openDemoPage();
    renderOn(page, <StandingLine />);
    await after(async () => {
      await arriveEngine(page);
      await page.engine.last('identify-picture').fail({ kind: 'worker-crashed', detail: '' });
    });
    expect(screen.getByRole('status').textContent).toMatch(/could not be loaded.*nothing new can be asked/);
  });
});
