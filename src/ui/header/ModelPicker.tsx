/** Which network answers: each with its size, licence and one honest sentence; loads on demand. */
import { Button, DialogTrigger } from 'react-aria-components';
import type { ModelCard } from '../../core/modelCard.ts';
import { modelFacts, plainAddress } from '../../text/networks.ts';
import { bytes } from '../../text/numbers.ts';
import { openingLine } from '../../text/stages.ts';
import { words } from '../../text/words.ts';
import { useActions, useApp } from '../shared/appContext.tsx';
import { classNames } from '../shared/classNames.ts';
import controls from '../shared/controls.module.css';
import { PopoverDialog } from '../shared/PopoverDialog.tsx';
import { Progress } from '../shared/Progress.tsx';
import styles from './ModelPicker.module.css';

export function ModelPicker() {
  const models = useApp((state) => state.catalogue.models);
  const chosen = useApp((state) => state.catalogue.chosen);
  const status = useApp((state) => state.catalogue.status);
  const card = models.find(({ id }) => id === chosen) ?? null;
  return (
    <DialogTrigger>
      <Button className={classNames(controls['button'], styles['chip'])} isDisabled={status !== 'ready'}>
        <span className="visually-hidden">{words.header.network}: </span>
        {card === null ? (
          <span>{status === 'failed' ? words.header.noNetworks : words.header.network}</span>
        ) : (
          <>
            <strong>{card.name}</strong>
            <span className={styles['size']}>{bytes(card.bytes)}</span>
          </>
        )}
        <span aria-hidden="true">▾</span>
      </Button>
      <PopoverDialog heading={words.header.networks} className={styles['popover']}>
        {(close) => (
          <ul className={styles['models']}>
            {models.map((model) => (
              <Model key={model.id} model={model} chosen={model.id === chosen} close={close} />
            ))}
          </ul>
        )}
      </PopoverDialog>
    </DialogTrigger>
  );
}

interface ModelProps {
  readonly model: ModelCard;
  readonly chosen: boolean;
  readonly close: () => void;
}

function Model({ model, chosen, close }: ModelProps) {
  const { chooseModel } = useActions();
  const progress = useApp((state) => (state.opening?.model.id === model.id ? state.opening.progress : null));
  const loading = useApp((state) => (chosen ? state.catalogue.progress : null));
  const line = progress ?? loading;
  return (
    <li className={styles['model']}>
      <button
        type="button"
        className={styles['choose']}
        aria-pressed={chosen}
        onClick={() => {
          chooseModel(model.id);
          close();
        }}
      >
        <span className={styles['name']}>
          <strong>{model.name}</strong>
          {model.builtIn === true && <span className={styles['here']}>{words.header.builtIn}</span>}
        </span>
        <span className={styles['facts']}>{modelFacts(model)}</span>
        <span>{model.note}</span>
        {model.builtIn !== true && <span className={styles['address']}>{plainAddress(model.address)}</span>}
      </button>
      {/^https?:/.test(model.source) && (
        <a href={model.source} target="_blank" rel="noreferrer" className={styles['source']}>
          {words.header.source}
          <span className="visually-hidden">: {model.name}</span>
        </a>
      )}
      {line !== null && <Progress line={openingLine(model.name, line)} />}
    </li>
  );
}
