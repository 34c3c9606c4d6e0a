/** What can be kept: the explanation as a file that opens again, or a figure that does so too. */
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { words } from '../../text/words.ts';
import { useActions, useApp } from '../shared/appContext.tsx';
import { classNames } from '../shared/classNames.ts';
import controls from '../shared/controls.module.css';
import styles from './SaveMenu.module.css';
import { useFigure } from './useFigure.ts';

export function SaveMenu() {
  const { saveFile, saveFigure } = useActions();
  const nothing = useApp((state) => state.search.findings === null);
  const makeFigure = useFigure();
  return (
    <MenuTrigger>
      <Button className={classNames(controls['button'])} isDisabled={nothing}>
        {words.header.save}
      </Button>
      <Popover className={classNames(controls['popover'], styles['popover'])} placement="bottom end">
        <Menu aria-label={words.header.save}>
          <MenuItem className={classNames(styles['item'])} onAction={() => void saveFile()}>
            {words.header.saveFile}
          </MenuItem>
          <MenuItem
            className={classNames(styles['item'])}
            onAction={() => {
              void makeFigure().then((png) => (png === null ? undefined : saveFigure(png)));
            }}
          >
            {words.header.saveFigure}
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
