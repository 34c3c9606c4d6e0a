/**
 * Renders a component on a real store whose engine answers when the test says so,
 * in a browser that has no layout and no canvas.
 */
import { act, render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { vi } from 'vitest';
import type { Page } from '../../state/page.fixture.ts';
import { AppProvider } from './appContext.tsx';
import { DrawnGraphProvider } from './drawnGraph.tsx';

class NoResizeObserver {
  observe(): void {
    return undefined;
  }
  unobserve(): void {
    return undefined;
  }
  disconnect(): void {
    return undefined;
  }
}

class PlainImageData {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
  constructor(data: Uint8ClampedArray, width: number, height: number) {
    this.data = data;
    this.width = width;
    this.height = height;
  }
}

/** What jsdom lacks; `vi.unstubAllGlobals` takes it away again. */
export function stubBrowser(queries: readonly string[] = []): void {
  vi.stubGlobal('ResizeObserver', NoResizeObserver);
  vi.stubGlobal('ImageData', PlainImageData);
  vi.stubGlobal('CSS', { escape: (text: string) => text, supports: () => false });
  vi.stubGlobal('matchMedia', (query: string) => ({
    matches: queries.includes(query),
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }));
  Element.prototype.scrollIntoView = () => undefined;
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
}

export function renderOn(page: Page, node: ReactNode) {
  return render(
    <AppProvider store={page}>
      <DrawnGraphProvider>{node}</DrawnGraphProvider>
    </AppProvider>,
  );
}

/** Lets React see what the engine or an action did. */
export async function after(work: () => unknown): Promise<void> {
  await act(async () => {
    await work();
  });
}
