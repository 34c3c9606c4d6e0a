/** One heat map large, with what it shows in a sentence and where it comes from. */
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { words } from '../../text/words.ts';
import { useActions, useApp } from '../shared/appContext.tsx';
import { classNames } from '../shared/classNames.ts';
import controls from '../shared/controls.module.css';
import { DrawnMap } from '../shared/MapDrawing.tsx';
import { ReplayBar } from '../shared/ReplayBar.tsx';
import { stepShown } from '../shared/replay.ts';
import { useReplay } from '../shared/useReplay.ts';
import { useShownMap } from '../shared/useShownMap.ts';
import styles from './LargeMap.module.css';

export interface LargeMapProps {
  readonly id: string;
  readonly name: string;
  readonly idea: string;
}

export function LargeMap(props: LargeMapProps) {
  return (
    <ModalOverlay className={classNames(styles['veil'])} isDismissable>
      <Modal className={classNames(styles['modal'])}>
        <Dialog className={classNames(controls['dialog'])}>
          {({ close }) => <Content {...props} close={close} />}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

/** As the maps beside the picture are drawn. */
const ownScale = { signed: false, endOf: () => null };

function Content({ id, name, idea, close }: LargeMapProps & { readonly close: () => void }) {
  const { setOverlay } = useActions();
  const overlaid = useApp((state) => state.view.overlay === id);
  const citation = useApp((state) => state.methods.find((method) => method.id === id)?.citation ?? null);
  const { nothing, ...shown } = useShownMap(id);
  const player = useReplay(useApp((state) => state.maps[id]));
  const step = player?.isBefore === true ? stepShown(player.replay, player.at, ownScale) : null;
  return (
    <>
      <Heading slot="title" className={classNames(controls['title'])}>
        {name}
      </Heading>
      <div className={styles['picture']}>
        <DrawnMap {...shown} domain={null} {...step} />
      </div>
      {player !== null && <ReplayBar name={name} player={player} />}
      <p>{nothing ? words.maps.none : idea}</p>
      {citation !== null && <p className={controls['hint']}>{citation}</p>}
      <div className={styles['actions']}>
        <button
          type="button"
          className={controls['button']}
          onClick={() => {
            setOverlay(overlaid ? null : id);
            close();
          }}
        >
          {overlaid ? words.maps.notOver : words.maps.over}
        </button>
        <Button slot="close" className={classNames(controls['button'])}>
          {words.page.close}
        </Button>
      </div>
    </>
  );
}
