/**
 * Replaying the convergence of a map: about two seconds from its first step to its last,
 * only when a person asks for it, and never by itself where less motion is wanted.
 *
 * Ends on the finished map. A new run of the map takes its replay away.
 */
import { useEffect, useMemo, useState } from 'react';
import { emptyMap } from '../../state/initialState.ts';
import type { MapState } from '../../state/mapState.ts';
import { useReducedMotion } from './appearance.ts';
import { replayOf, type Replay } from './replay.ts';

/** Milliseconds from the first step to the last. */
const playTime = 2000;

export interface Player {
  readonly replay: Replay;
  /** From 0. */
  readonly at: number;
  /** False at the last step, which is the map as it is shown anyway. */
  readonly isBefore: boolean;
  readonly playing: boolean;
  /** Null where less motion is wanted: then there is the slider alone. */
  readonly toggle: (() => void) | null;
  readonly show: (at: number) => void;
}

interface Head {
  /** The replay that is being looked at; another one begins at its end. */
  readonly of: Replay | null;
  readonly at: number;
  readonly playing: boolean;
}

/** Null where there is nothing to replay. */
export function useReplay(map: MapState | undefined): Player | null {
  const { status, convergence, snapshot, result } = map ?? emptyMap;
  // What is asked about the map meanwhile is no reason to begin anew.
  const replay = useMemo(
    () => replayOf({ status, convergence, snapshot, result }),
    [status, convergence, snapshot, result],
  );
  const still = useReducedMotion();
  const [head, setHead] = useState<Head>({ of: null, at: 0, playing: false });
  const last = (replay?.steps.length ?? 0) - 1;
  const isMine = replay !== null && head.of === replay;
  const [at, playing] = isMine ? [head.at, head.playing && !still] : [last, false];
  useEffect(() => {
    if (!playing) return undefined;
    const timer = setTimeout(() => {
      setHead({ of: replay, at: at + 1, playing: at + 1 < last });
    }, playTime / last);
    return () => {
      clearTimeout(timer);
    };
  }, [playing, replay, at, last]);
  if (replay === null) return null;
  const toggle = (): void => {
    setHead({ of: replay, at: !playing && at === last ? 0 : at, playing: !playing });
  };
  return {
    replay,
    at,
    isBefore: at < last,
    playing,
    toggle: still ? null : toggle,
    show: (to) => {
      setHead({ of: replay, at: to, playing: false });
    },
  };
}
