/**
 * Beside the answer of a network that knows few things: why it may be wrong about
 * this picture, and a larger network in one click. Gone for good once declined or
 * taken; the header's list of networks always has it.
 */
import { networkOffer } from '../../state/networkChoice.ts';
import { comesFrom, knowsFew, loadNetwork } from '../../text/networks.ts';
import { openingLine } from '../../text/stages.ts';
import { words } from '../../text/words.ts';
import { useActions, useApp } from '../shared/appContext.tsx';
import controls from '../shared/controls.module.css';
import { Progress } from '../shared/Progress.tsx';
import styles from './NetworkOffer.module.css';

export function NetworkOffer() {
  const { chooseModel, declineOffer } = useActions();
  const offer = useApp(networkOffer);
  const shown = useApp((state) => state.shown);
  const opening = useApp((state) => state.opening);
  if (offer === null || shown === null) return null;
  const progress = opening?.model.id === offer.id ? opening.progress : null;
  return (
    <aside aria-label={words.prediction.offer} className={styles['offer']}>
      <p className={styles['reason']}>{knowsFew(shown.model.name, shown.prediction.classes.length)}</p>
      {progress === null ? (
        <p className={styles['actions']}>
          <button
            type="button"
            className={controls['button']}
            onClick={() => {
              chooseModel(offer.id);
            }}
          >
            {loadNetwork(offer)}
          </button>
          <button type="button" className={controls['word']} onClick={declineOffer}>
            {words.prediction.decline}
          </button>
        </p>
      ) : (
        <Progress line={openingLine(offer.name, progress)} />
      )}
      <p className={controls['hint']}>{comesFrom(offer.address)}</p>
    </aside>
  );
}
