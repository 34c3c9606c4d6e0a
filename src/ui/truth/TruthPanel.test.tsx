// @vitest-environment jsdom
import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { quarters } from '../../core/truth/toyFamilies.fixture.ts';
import { demo, files, openDemoPage, takeOver, truthFile } from '../../state/demo.fixture.ts';
import { openFinishedPage } from '../../state/page.fixture.ts';
import { after, renderOn, stubBrowser } from '../shared/render.fixture.tsx';
import { TruthPanel } from './TruthPanel.tsx';

/** A demo of a cat; its explanations are the middle region, and two in the upper row. */
const open = async (className = 'cat') => {
  const page = await openDemoPage({
    with: { ...files(), [demo.truth]: truthFile({ ...quarters, class: className }) },
  });
  page.actions.setTruth(true);
  return page;
};

describe('what is known about the picture', () => {
  beforeEach(() => {
    stubBrowser();
  });
  afterEach(() => {
    cleanup();
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });

  it('names the parts by the numbers on the picture, and what is enough', async () => {
    renderOn(await open(), <TruthPanel />);
    const panel = within(screen.getByRole('region', { name: 'What is known about it' }));
    const parts = within(panel.getByRole('list', { name: 'Parts' })).getAllByRole('listitem');
    expect(parts.map(({ textContent }) => textContent)).toEqual(['1bonnet', '2windows', '3ladder']);
    expect(panel.getByText('bonnet + windows')).toBeTruthy();
    expect(panel.getByText('Four quarters.')).toBeTruthy();
  });

  it('says which explanations cover a known set, and how many of them are covered', async () => {
    renderOn(await open(), <TruthPanel />);
    expect(screen.getAllByText('covered by no explanation')).toHaveLength(2);
    expect(screen.getByText(/^0 of 2 sets of parts known to be enough/)).toBeTruthy();
  });

  it('is there before the network, and stays when that takes over', async () => {
    const page = await open();
    renderOn(page, <TruthPanel />);
    await after(() => takeOver(page));
    expect(page.getState().takeOver).toBe('done');
    expect(screen.getByText('Four quarters.')).toBeTruthy();
  });

  it('judges nothing where another class is explained, and says so', async () => {
    renderOn(await open('dog'), <TruthPanel />);
    expect(screen.queryByText(/covered by/)).toBeNull();
    expect(screen.getByText(/what makes a dog; explained is cat/)).toBeTruthy();
  });

  it('is not there unless asked for, nor where nothing is known', async () => {
    const page = await open();
    const { container } = renderOn(page, <TruthPanel />);
    await after(() => {
      page.actions.setTruth(false);
    });
    expect(container.textContent).toBe('');
    cleanup();
    const plain = await openFinishedPage();
    plain.actions.setTruth(true);
    expect(renderOn(plain, <TruthPanel />).container.textContent).toBe('');
  });
});
