/**
 * Sixty seconds around the page, on the very result that is on it.
 *
 * Begins by itself on a first visit, and from the header ever after. Nothing is
 * locked while it is on: it stands aside when another picture is opened, and comes
 * back with its result.
 */
import { useEffect } from 'react';
import { tourSteps } from '../../state/appState.ts';
import { roots } from '../../state/selectors.ts';
import { canTour } from '../../state/tour.ts';
import { tourAloud, tourPlace, tourText } from '../../text/tour.ts';
import { useActions, useApp } from '../shared/appContext.tsx';
import { TourCard } from './TourCard.tsx';
import { useTourStart } from './useStep.ts';

export function Tour() {
  useTourStart();
  const step = useApp((state) => (canTour(state) ? state.tour.step : null));
  const first = useApp((state) => state.shown?.prediction.classes[0] ?? null);
  const count = useApp((state) => roots(state).length);
  useEscape(step !== null);
  const place = step === null ? '' : tourPlace(tourSteps.indexOf(step) + 1, tourSteps.length);
  const text =
    step === null || first === null
      ? null
      : tourText(step, { className: first.label, confidence: first.confidence, roots: count });
  return (
    <>
      <p role="status" className="visually-hidden">
        {text === null ? '' : tourAloud(place, text)}
      </p>
      {step !== null && text !== null && <TourCard step={step} place={place} text={text} />}
    </>
  );
}

/** Escape skips the tour, unless something that opened over the page takes it first. */
function useEscape(on: boolean): void {
  const { endTour } = useActions();
  useEffect(() => {
    if (!on) return undefined;
    const press = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !event.defaultPrevented) endTour();
    };
    document.addEventListener('keydown', press);
    return () => {
      document.removeEventListener('keydown', press);
    };
  }, [on, endTour]);
}
