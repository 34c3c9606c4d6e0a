/** One press from "why this?" to "why this and not that?": the explained class against the surest other one. */
import { targetClass } from '../../state/selectors.ts';
import type { AppState } from '../../state/appState.ts';
import { whyNotQuestion } from '../../text/comparison.ts';
import { useActions, useApp } from './appContext.tsx';
import controls from './controls.module.css';
import type { ClassScore } from './classScore.ts';

/** The most confident class that is not the explained one. */
function rival({ shown, target }: AppState): ClassScore | null {
  return shown?.prediction.classes.find(({ index }) => index !== target) ?? null;
}

export function WhyNot() {
  const { chooseAgainst } = useActions();
  const explained = useApp(targetClass);
  const other = useApp(rival);
  const against = useApp((state) => state.against);
  if (explained === null || other === null || against !== null) return null;
  return (
    <button
      type="button"
      className={controls['word']}
      onClick={() => {
        chooseAgainst(other.index);
      }}
    >
      {whyNotQuestion(explained.label, other.label)}
    </button>
  );
}
