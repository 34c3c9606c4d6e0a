/** Which methods are computed: by family, each with what it costs, the fast ones in one press. */
import { useState } from 'react';
import type { MethodCard } from '../../core/methods/methodCard.ts';
import { comparisonWords, costClass, costLine, familyNames } from '../../text/comparison.ts';
import { useActions, useApp } from '../shared/appContext.tsx';
import { classNames } from '../shared/classNames.ts';
import controls from '../shared/controls.module.css';
import { groupsOf, idsOfCost } from './groups.ts';
import styles from './MethodChooser.module.css';

export function MethodChooser() {
  const { askMaps } = useActions();
  const methods = useApp((state) => state.methods);
  const maps = useApp((state) => state.maps);
  const [open, setOpen] = useState(startsOpen);
  const fast = idsOfCost(methods, 'fast');
  const chosen = methods.filter(({ id }) => id in maps).length;
  return (
    <details
      className={styles['chooser']}
      open={open}
      onToggle={(event) => {
        setOpen(event.currentTarget.open);
      }}
    >
      <summary className={styles['summary']}>
        <h3 className={styles['heading']}>{comparisonWords.methods}</h3>
        <span className={styles['count']}>
          {chosen} / {methods.length} {comparisonWords.chosen}
        </span>
      </summary>
      <button
        type="button"
        className={classNames(controls['button'], styles['fast'])}
        disabled={fast.every((id) => id in maps)}
        onClick={() => {
          askMaps(fast);
        }}
      >
        {comparisonWords.allFast}
      </button>
      <div className={styles['groups']}>
        {groupsOf(methods).map(({ family, cards }) => (
          <fieldset key={family} className={styles['group']}>
            <legend className={styles['family']}>{familyNames[family]}</legend>
            {cards.map((card) => (
              <MethodLine key={card.id} card={card} />
            ))}
          </fieldset>
        ))}
      </div>
    </details>
  );
}

/** On a phone the list would push the maps out of sight. */
const startsOpen = (): boolean => !window.matchMedia('(max-width: 860px)').matches;

function MethodLine({ card }: { readonly card: MethodCard }) {
  const { askMaps, dropMap } = useActions();
  const asked = useApp((state) => card.id in state.maps);
  const cost = costClass(card.cost);
  return (
    <label className={styles['method']} title={card.idea}>
      <input
        type="checkbox"
        className={controls['check']}
        checked={asked}
        onChange={() => {
          if (asked) dropMap(card.id);
          else askMaps([card.id]);
        }}
      />
      <span className={styles['name']}>{card.name}</span>
      <span className={classNames(styles['cost'], styles[`${cost}Cost`])} title={costLine(card.cost)}>
        {comparisonWords.costs[cost]}
      </span>
    </label>
  );
}
