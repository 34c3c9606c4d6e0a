/** The title of the page: what is explained and the name of the page. */
import { useEffect } from 'react';
import { targetClass } from '../../state/selectors.ts';
import { words } from '../../text/words.ts';
import { useApp } from '../shared/appContext.tsx';

export function useTitle(): void {
  const label = useApp((state) => targetClass(state)?.label ?? null);
  useEffect(() => {
    document.title = label === null ? words.page.name : `${label} · ${words.page.name}`;
  }, [label]);
}
