/** Light, dark or as the system has it; and less motion, for those whose system does not say so. */
import { Button, DialogTrigger } from 'react-aria-components';
import { words } from '../../text/words.ts';
import { useActions, useApp } from '../shared/appContext.tsx';
import { classNames } from '../shared/classNames.ts';
import controls from '../shared/controls.module.css';
import { PopoverDialog } from '../shared/PopoverDialog.tsx';
import { Segments } from '../shared/Segments.tsx';
import styles from './AppearanceMenu.module.css';

const themes = [
  { value: 'system', label: words.header.system },
  { value: 'light', label: words.header.light },
  { value: 'dark', label: words.header.dark },
] as const;

export function AppearanceMenu() {
  const { setTheme, setMotion } = useActions();
  const theme = useApp((state) => state.view.theme);
  const motion = useApp((state) => state.view.motion);
  return (
    <DialogTrigger>
      <Button className={classNames(controls['button'], styles['button'])} aria-label={words.header.theme}>
        <span className={styles['disc']} aria-hidden="true" />
      </Button>
      <PopoverDialog heading={words.header.theme} className={styles['popover']}>
        <Segments label={words.header.theme} value={theme} options={themes} onChange={setTheme} />
        <label className={styles['check']}>
          <input
            type="checkbox"
            role="switch"
            className={controls['check']}
            checked={motion === 'reduced'}
            onChange={(event) => {
              setMotion(event.target.checked ? 'reduced' : 'system');
            }}
          />
          {words.header.motion}
        </label>
      </PopoverDialog>
    </DialogTrigger>
  );
}
