// @vitest-environment jsdom
import { cleanup } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import type { Compositor } from '../../core/regions/composite.ts';
import * as composite from '../../core/regions/composite.ts';
import { openFinishedPage, openReadyPage, showPicture } from '../../state/page.fixture.ts';
import { useCompositor, useCompositorAhead } from './masking.ts';
import { after, renderOn } from './render.fixture.tsx';

vi.mock(import('../../core/regions/composite.ts'), async (original) => {
  const real = await original();
  return { ...real, createCompositor: vi.fn(real.createCompositor) };
});

const made = vi.mocked(composite.createCompositor);
afterEach(() => {
  cleanup();
  made.mockClear();
});

const seen = new Map<string, Compositor | null>();
function Uses({ name }: { readonly name: string }) {
  seen.set(name, useCompositor());
  return null;
}
function Prepares() {
  useCompositorAhead();
  return null;
}

it('all who show the picture share one compositor, made anew for another masking', async () => {
  const page = await openFinishedPage();
  renderOn(
    page,
    <>
      <Uses name="a" />
      <Uses name="b" />
    </>,
  );
  expect(made).toHaveBeenCalledTimes(1);
  expect(seen.get('a')).not.toBeNull();
  expect(seen.get('a')).toBe(seen.get('b'));
  const before = seen.get('a');
  await after(() => {
    page.actions.changeSettings({ baseline: 'black' });
    page.engine.last('explain').progress({ ...page.getState().search.findings! });
  });
  expect(made).toHaveBeenCalledTimes(2);
  expect(seen.get('a')).not.toBe(before);
});

it('it can be made before anybody shows it', async () => {
  const page = await openReadyPage();
  const { rerender } = renderOn(page, <Prepares />);
  await after(() => showPicture(page));
  await vi.waitFor(() => {
    expect(made).toHaveBeenCalledTimes(1);
  });
  rerender(<></>);
  renderOn(page, <Uses name="later" />);
  expect(seen.get('later')).not.toBeNull();
  expect(made).toHaveBeenCalledTimes(1);
});
