// @vitest-environment jsdom
import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { quarters } from '../../core/truth/toyFamilies.fixture.ts';
import { demo, files, openDemoPage, truthFile } from '../../state/demo.fixture.ts';
import { InspectorPanel } from '../inspector/InspectorPanel.tsx';
import { RootsStrip } from '../roots/RootsStrip.tsx';
import { after, renderOn, stubBrowser } from '../shared/render.fixture.tsx';

describe('a verdict by what is known about the picture', () => {
  beforeEach(() => {
    stubBrowser();
  });
  afterEach(() => {
    cleanup();
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });

  it('stands in words with every explanation, and with whatever is selected', async () => {
    const page = await openDemoPage({
      with: { ...files(), [demo.truth]: truthFile({ ...quarters, class: 'cat' }) },
    });
    page.actions.setTruth(true);
    renderOn(
      page,
      <>
        <RootsStrip />
        <InspectorPanel />
      </>,
    );
    const verdicts = screen.getByRole('list', { name: 'The explanations by what is known' });
    expect(within(verdicts).getAllByRole('listitem')).toHaveLength(2);
    expect(screen.getAllByRole('button', { name: /^Root, D4: .*Shows no part; ladder missing/ })).toHaveLength(1);
    expect(screen.getByText('By what is known:').parentElement?.textContent).toMatch(/Shows no part/);
    await after(() => {
      page.actions.setOwn(page.getState().search.findings!.explanations[1]!.set);
    });
    expect(screen.getByText('By what is known:').parentElement?.textContent).toMatch(/Shows no part/);
  });
});
