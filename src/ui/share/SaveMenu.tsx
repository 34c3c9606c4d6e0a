/** What can be kept: the explanation as a file that opens again, or a figure that does so too. */
import { Button, DialogTrigger } from 'react-aria-components';
import { words } from '../../text/words.ts';
import { useActions, useApp } from '../shared/appContext.tsx';
import { classNames } from '../shared/classNames.ts';
import controls from '../shared/controls.module.css';
import { PopoverDialog } from '../shared/PopoverDialog.tsx';
import styles from './SaveMenu.module.css';
import { useFigure } from './useFigure.ts';

export function SaveMenu() {
  const nothing = useApp((state) => state.search.findings === null);
  return (
    <DialogTrigger>
      <Button className={classNames(controls['button'])} isDisabled={nothing}>
        {words.header.save}
      </Button>
      <PopoverDialog heading={words.header.saveHeading} className={styles['popover']}>
        {(close) => <Choices close={close} />}
      </PopoverDialog>
    </DialogTrigger>
  );
}

function Choices({ close }: { readonly close: () => void }) {
  const { saveFile, saveFigure } = useActions();
  const makeFigure = useFigure();
  const keepFigure = async (): Promise<void> => {
    const png = await makeFigure();
    if (png !== null) await saveFigure(png);
  };
  return (
    <>
      <button
        type="button"
        className={classNames(controls['button'], styles['item'])}
        onClick={() => {
          close();
          void saveFile();
        }}
      >
        {words.header.saveFile}
      </button>
      <button
        type="button"
        className={classNames(controls['button'], styles['item'])}
        onClick={() => {
          close();
          void keepFigure();
        }}
      >
        {words.header.saveFigure}
      </button>
      <p className={controls['hint']}>{words.header.saveHint}</p>
    </>
  );
}
