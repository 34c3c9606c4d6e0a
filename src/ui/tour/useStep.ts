/** The course of the tour in time: when it begins by itself, and how a step that was done leads to the next. */
import { useEffect, useState } from 'react';
import { tourSteps, type TourStep } from '../../state/appState.ts';
import { isStepDone, isTourDue } from '../../state/tour.ts';
import { useActions, useApp, useAppSnapshot } from '../shared/appContext.tsx';

/** Milliseconds in which a new result can be seen before the tour speaks of it. */
export const beginAfter = 700;
/** Milliseconds in which a person sees what they have done before the tour goes on. */
export const goOnAfter = 1400;

export function useTourStart(): void {
  const { startTour } = useActions();
  const due = useApp(isTourDue);
  useEffect(() => {
    if (!due) return undefined;
    const timer = setTimeout(startTour, beginAfter);
    return () => {
      clearTimeout(timer);
    };
  }, [due, startTour]);
}

/** True once what the step asks for was done; unless it is the last, the tour then goes on by itself. */
export function useStepDone(step: TourStep): boolean {
  const { moveTour } = useActions();
  const snapshot = useAppSnapshot();
  const [begun, setBegun] = useState(() => ({ step, state: snapshot() }));
  if (begun.step !== step) setBegun({ step, state: snapshot() });
  const done = useApp((state) => begun.step === step && isStepDone(step, begun.state, state));
  const goesOn = done && step !== tourSteps.at(-1);
  useEffect(() => {
    if (!goesOn) return undefined;
    const timer = setTimeout(moveTour, goOnAfter, 1);
    return () => {
      clearTimeout(timer);
    };
  }, [goesOn, step, moveTour]);
  return done;
}
