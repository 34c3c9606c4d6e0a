// @vitest-environment jsdom
import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Page } from '../../state/page.fixture.ts';
import { openPage, openReadyPage } from '../../state/page.fixture.ts';
import { after, renderOn, stubBrowser } from '../shared/render.fixture.tsx';
import { Notices, stayTime } from './Notices.tsx';

const broken = async (): Promise<Page> => {
  const page = await openReadyPage();
  renderOn(page, <Notices />);
  await after(() => page.actions.openLink('#not-a-link'));
  return page;
};

describe('notices', () => {
  beforeEach(() => {
    stubBrowser();
  });
  afterEach(() => {
    cleanup();
    vi.useRealTimers();
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });

  it('a failure is one sentence with advice, and stays until it is dismissed', async () => {
    await broken();
    expect(screen.getByRole('alert').textContent).toContain('This link is damaged');
    expect(screen.getByRole('alert').textContent).toContain('has not changed');
    await after(() => {
      fireEvent.click(screen.getByRole('button', { name: 'Dismiss' }));
    });
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('what would fail again in the same way offers no retry', async () => {
    await broken();
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
  });

  it('a retry takes the notice away and asks again', async () => {
    const page = openPage();
    renderOn(page, <Notices />);
    void page.actions.start();
    await after(() => page.engine.last('read-catalogue').fail({ kind: 'worker-crashed', detail: 'memory' }));
    await after(() => {
      fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    });
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('good news goes by itself', () => {
    vi.useFakeTimers();
    const page = openPage();
    const notice = { id: 7, kind: 'done', what: 'file-saved' } as const;
    const dismissNotice = vi.fn();
    renderOn(
      {
        ...page,
        getState: () => withNotice,
        getInitialState: () => withNotice,
        actions: { ...page.actions, dismissNotice },
      },
      <Notices />,
    );
    expect(screen.getByRole('status').textContent).toContain('Saved.');
    act(() => {
      vi.advanceTimersByTime(stayTime);
    });
    expect(dismissNotice).toHaveBeenCalledExactlyOnceWith(notice.id);
  });

  const withNotice = { ...openPage().getState(), notices: [{ id: 7, kind: 'done', what: 'file-saved' } as const] };
});
