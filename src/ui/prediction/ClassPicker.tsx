/** A search over every class the network knows; choosing one explains it. */
import type { ComponentProps } from 'react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { Autocomplete, Button, DialogTrigger, Input, ListBox, ListBoxItem, TextField } from 'react-aria-components';
import { percent } from '../../text/numbers.ts';
import { words } from '../../text/words.ts';
import type { ClassScore } from '../shared/classScore.ts';
import { classNames } from '../shared/classNames.ts';
import controls from '../shared/controls.module.css';
import { PopoverDialog } from '../shared/PopoverDialog.tsx';
import { matchingClasses } from './shownClasses.ts';
import styles from './ClassPicker.module.css';

export interface ClassPickerProps {
  readonly label: string;
  readonly classes: readonly ClassScore[];
  readonly onPick: (index: number) => void;
}

export function ClassPicker({ label, classes, onPick }: ClassPickerProps) {
  return (
    <DialogTrigger>
      <Button className={classNames(controls['button'], styles['open'])}>
        {label}
        <span aria-hidden="true">▾</span>
      </Button>
      <PopoverDialog heading={label} placement="bottom start" className={styles['popover']}>
        {(close) => (
          <ClassSearch
            classes={classes}
            onPick={(index) => {
              close();
              onPick(index);
            }}
          />
        )}
      </PopoverDialog>
    </DialogTrigger>
  );
}

/** The keyboard stays in the field: arrows move along the list, Enter takes what they point at. */
function ClassSearch({ classes, onPick }: Omit<ClassPickerProps, 'label'>) {
  const [typed, setTyped] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    field.current?.focus();
  }, []);
  const matches = useMemo(() => matchingClasses(classes, typed), [classes, typed]);
  return (
    <Autocomplete inputValue={typed} onInputChange={setTyped}>
      <TextField aria-label={words.prediction.name}>
        <Input
          ref={field}
          placeholder={words.prediction.name}
          className={classNames(controls['field'], styles['input'])}
          render={combobox}
        />
      </TextField>
      <ListBox<ClassScore>
        aria-label={words.prediction.classes}
        items={matches}
        className={classNames(styles['list'])}
        onAction={(key) => {
          onPick(Number(key));
        }}
        renderEmptyState={() => <p className={styles['none']}>{words.prediction.noMatch}</p>}
      >
        {({ index, label, confidence }) => (
          <ListBoxItem id={index} textValue={label} className={classNames(styles['item'])}>
            <span>{label}</span>
            <span className={styles['number']}>{percent(confidence)}</span>
          </ListBoxItem>
        )}
      </ListBox>
    </Autocomplete>
  );
}

/** The pattern it follows: a field that keeps the focus while it points into a list (WAI-ARIA, combobox). */
const combobox = (props: ComponentProps<'input'>) => (
  <input
    {...props}
    role="combobox"
    aria-controls={props['aria-controls']}
    aria-expanded="true"
    aria-haspopup="listbox"
  />
);
