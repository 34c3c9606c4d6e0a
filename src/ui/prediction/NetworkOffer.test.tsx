// @vitest-environment jsdom
import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Page } from '../../state/page.fixture.ts';
import { card, openReadyPage, prediction, settle, showPicture } from '../../state/page.fixture.ts';
import { after, renderOn, stubBrowser } from '../shared/render.fixture.tsx';
import { NetworkOffer } from './NetworkOffer.tsx';

const everyday = card('everyday-10', { builtIn: true });
const large = card('mobilenet_v2_100_224_public', { name: 'MobileNet V2', bytes: 14e6 });

async function shownBy(models = [everyday, large]): Promise<Page> {
  const page = await openReadyPage({ models });
  renderOn(page, <NetworkOffer />);
  await after(() => showPicture(page));
  return page;
}
const offer = () => screen.queryByRole('complementary', { name: 'A network that knows more' });
const press = (name: string | RegExp) =>
  after(() => {
    fireEvent.click(screen.getByRole('button', { name }));
  });

describe('the offer of a larger network', () => {
  beforeEach(() => {
    stubBrowser();
  });
  afterEach(() => {
    cleanup();
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });

  it('gives the reason, the name, the size, and where it comes from', async () => {
    await shownBy();
    expect(offer()?.textContent).toContain('everyday-10 knows three things; everything else becomes one of them.');
    expect(screen.getByRole('button', { name: /^Load MobileNet V2 \(14\.0\sMB\)$/ })).toBeTruthy();
    expect(offer()?.textContent).toContain('models.test; your picture stays here');
  });

  it('is taken by one click, says how far it is, and is gone when that network has answered', async () => {
    const page = await shownBy();
    await press(/^Load MobileNet V2/);
    await after(settle);
    await after(() => {
      page.engine.last('predict').progress({ stage: 'download', bytes: 7e6, total: 14e6 });
    });
    expect(within(offer()!).getByRole('progressbar').getAttribute('aria-valuenow')).toBe('50');
    expect(screen.queryByRole('button')).toBeNull();
    await after(() => page.engine.last('predict').done(prediction()));
    expect(page.getState().shown?.model.id).toBe(large.id);
    expect(offer()).toBeNull();
  });

  it('is gone once declined, and nothing was loaded', async () => {
    const page = await shownBy();
    await press('No, thank you');
    expect(offer()).toBeNull();
    expect(page.engine.count('predict')).toBe(1);
  });

  it('is not made by a network from elsewhere', async () => {
    await shownBy([large]);
    expect(offer()).toBeNull();
  });
});
