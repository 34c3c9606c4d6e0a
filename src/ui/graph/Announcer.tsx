/** Says aloud what is selected and what the search brings; seen by nobody. */
import { useMemo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { combinationAnnouncement, foundAnnouncement } from '../../text/combinations.ts';
import { combinationOf } from '../shared/answer.ts';
import { useApp } from '../shared/appContext.tsx';

export function Announcer() {
  const selected = useApp((state) => state.selection.selected);
  const names = useApp(
    useShallow((state) => (selected === null ? null : (combinationOf(state, selected)?.names ?? null))),
  );
  const ratio = useApp((state) => (selected === null ? null : (combinationOf(state, selected)?.ratio ?? null)));
  const enough = useApp((state) => selected !== null && combinationOf(state, selected)?.enough === true);
  const found = useApp((state) => state.search.findings?.roots.length ?? 0);
  const selection = useMemo(
    () => (names === null || ratio === null ? '' : combinationAnnouncement({ names, ratio, enough, role: 'node' })),
    [names, ratio, enough],
  );
  return (
    <div className="visually-hidden" aria-live="polite">
      <p>{found === 0 ? '' : foundAnnouncement(found)}</p>
      <p>{selection}</p>
    </div>
  );
}
