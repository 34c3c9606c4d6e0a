/**
 * One step of the tour: a ring around the real widget, and a card beside it that
 * says what to see and what to do there. The widget stays free to be used.
 */
import { useEffect, useId, useRef } from 'react';
import { tourSteps, type TourStep } from '../../state/appState.ts';
import type { TourText } from '../../text/tour.ts';
import { words } from '../../text/words.ts';
import { useActions } from '../shared/appContext.tsx';
import { useReducedMotion } from '../shared/appearance.ts';
import { classNames } from '../shared/classNames.ts';
import controls from '../shared/controls.module.css';
import { findTourAnchor } from '../shared/tourAnchor.ts';
import { isFixed, usePlacement } from './usePlacement.ts';
import { useStepDone } from './useStep.ts';
import { focusWidget, useTourFocus } from './useTourFocus.ts';
import styles from './TourCard.module.css';

export interface TourCardProps {
  readonly step: TourStep;
  /** `2 of 6`. */
  readonly place: string;
  readonly text: TourText;
}

export function TourCard({ step, place, text }: TourCardProps) {
  const { endTour } = useActions();
  const element = useRef<HTMLDivElement>(null);
  const { ring, card } = usePlacement(step, element);
  const done = useStepDone(step);
  const id = useId();
  useScrollTo(step);
  useTourFocus(step, element);
  const docked = typeof card === 'string';
  return (
    <>
      {ring && <div className={styles['ring']} style={ring} aria-hidden="true" />}
      <div
        ref={element}
        role="dialog"
        aria-labelledby={id}
        tabIndex={-1}
        className={classNames(styles['card'], docked && styles[card])}
        style={docked ? undefined : card}
      >
        <p className={styles['line']}>
          <span className={styles['place']}>
            {words.tour.heading} · {place}
          </span>
          <button type="button" className={controls['word']} onClick={endTour}>
            {words.tour.skip}
          </button>
        </p>
        <h2 id={id} className={controls['title']}>
          {text.title}
        </h2>
        <p>
          {text.text}
          {text.narrow !== '' && <span className={styles['narrow']}> {text.narrow}</span>}
        </p>
        {text.ask !== null && (
          <p className={classNames(styles['ask'], done && styles['done'])}>{done ? text.done : text.ask}</p>
        )}
        <Steps step={step} waits={text.ask !== null && !done} />
      </div>
    </>
  );
}

/** Going on is the main thing only where there is nothing to do. */
function Steps({ step, waits }: { readonly step: TourStep; readonly waits: boolean }) {
  const { moveTour } = useActions();
  const at = tourSteps.indexOf(step);
  const last = at === tourSteps.length - 1;
  return (
    <p className={styles['steps']}>
      <button
        type="button"
        className={classNames(controls['button'], !waits && controls['primary'])}
        onClick={() => {
          moveTour(1);
        }}
      >
        {last ? words.tour.finish : words.tour.next}
      </button>
      {at > 0 && (
        <button
          type="button"
          className={controls['word']}
          onClick={() => {
            moveTour(-1);
          }}
        >
          {words.tour.back}
        </button>
      )}
      <button
        type="button"
        className={classNames(controls['word'], 'visually-hidden')}
        onClick={() => {
          focusWidget(step);
        }}
      >
        {words.tour.goThere}
      </button>
    </p>
  );
}

/** Brings the widget into view when its step begins; what has a place of its own on the screen is there. */
function useScrollTo(step: TourStep): void {
  const reduced = useReducedMotion();
  useEffect(() => {
    const widget = findTourAnchor(step);
    if (widget === null || isFixed(widget)) return;
    const block = window.matchMedia('(max-width: 640px)').matches ? 'start' : 'nearest';
    widget.scrollIntoView({ block, behavior: reduced ? 'auto' : 'smooth' });
  }, [step, reduced]);
}
