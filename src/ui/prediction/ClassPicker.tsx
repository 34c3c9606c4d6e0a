/** A search over every class the network knows; choosing one explains it. */
import { useMemo, useState } from 'react';
import { Button, ComboBox, Input, Label, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import { percent } from '../../text/numbers.ts';
import { words } from '../../text/words.ts';
import type { ClassScore } from '../shared/classScore.ts';
import { classNames } from '../shared/classNames.ts';
import controls from '../shared/controls.module.css';
import { matchingClasses } from './shownClasses.ts';
import styles from './ClassPicker.module.css';

export interface ClassPickerProps {
  readonly classes: readonly ClassScore[];
  readonly onPick: (index: number) => void;
}

export function ClassPicker({ classes, onPick }: ClassPickerProps) {
  const [typed, setTyped] = useState('');
  const matches = useMemo(() => matchingClasses(classes, typed), [classes, typed]);
  return (
    <ComboBox
      className={classNames(styles['picker'])}
      items={matches}
      inputValue={typed}
      onInputChange={setTyped}
      menuTrigger="focus"
      allowsEmptyCollection
      onChange={(key) => {
        if (key !== null) onPick(Number(key));
      }}
    >
      <Label className="visually-hidden">{words.prediction.pick}</Label>
      <div className={styles['line']}>
        <Input placeholder={words.prediction.pick} className={classNames(controls['field'], styles['input'])} />
        <Button className={classNames(styles['open'])}>▾</Button>
      </div>
      <Popover className={classNames(controls['popover'], styles['list'])}>
        <ListBox<ClassScore> renderEmptyState={() => <p className={styles['none']}>{words.prediction.noMatch}</p>}>
          {({ index, label, confidence }) => (
            <ListBoxItem id={index} textValue={label} className={classNames(styles['item'])}>
              <span>{label}</span>
              <span className={styles['number']}>{percent(confidence)}</span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
