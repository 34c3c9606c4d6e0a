/**
 * Theme and motion as they are in force: what the person chose, or else what the
 * system asks for. The stylesheet decides the same from the same two attributes.
 */
import { useLayoutEffect, useSyncExternalStore } from 'react';
import type { VizTheme } from '../../viz/theme.ts';
import { darkTheme, lightTheme } from '../../viz/theme.ts';
import { useApp } from './appContext.tsx';

/** Whether a media query holds, kept up to date. */
function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const list = window.matchMedia(query);
      list.addEventListener('change', changed);
      return () => {
        list.removeEventListener('change', changed);
      };
    },
    () => window.matchMedia(query).matches,
  );
}

/** Colours for the drawings. */
export function useVizTheme(): VizTheme {
  const chosen = useApp((state) => state.view.theme);
  const systemDark = useMedia('(prefers-color-scheme: dark)');
  return chosen === 'dark' || (chosen === 'system' && systemDark) ? darkTheme : lightTheme;
}

export function useReducedMotion(): boolean {
  const chosen = useApp((state) => state.view.motion);
  const system = useMedia('(prefers-reduced-motion: reduce)');
  return chosen === 'reduced' || system;
}

/** Writes the choices where the stylesheet reads them. */
export function useAppearanceOnPage(): void {
  const theme = useApp((state) => state.view.theme);
  const motion = useApp((state) => state.view.motion);
  useLayoutEffect(() => {
    document.documentElement.dataset['theme'] = theme;
    document.documentElement.dataset['motion'] = motion;
  }, [theme, motion]);
}
