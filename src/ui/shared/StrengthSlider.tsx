/** How strongly heat maps are laid over their picture, one strength for all of them: a label and its slider, to be placed by the caller. */
import { percent } from '../../text/numbers.ts';
import { words } from '../../text/words.ts';
import { useActions, useApp } from './appContext.tsx';
import controls from './controls.module.css';

/** @param id of the slider, for whatever else speaks of it */
export function StrengthSlider({ id }: { readonly id: string }) {
  const { setMapOpacity } = useActions();
  const opacity = useApp((state) => state.view.mapOpacity);
  return (
    <>
      <label htmlFor={id}>{words.maps.opacity}</label>
      <input
        id={id}
        type="range"
        className={controls['range']}
        min={0}
        max={1}
        step={0.05}
        value={opacity}
        aria-valuetext={percent(opacity, 0)}
        onChange={(event) => {
          setMapOpacity(event.target.valueAsNumber);
        }}
      />
    </>
  );
}
