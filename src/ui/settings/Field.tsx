/** One setting: label, control, hint. The hint describes the control to assistive technology too. */
import type { ReactNode } from 'react';
import { useId } from 'react';
import type { SettingWords } from '../../text/choices.ts';
import { classNames } from '../shared/classNames.ts';
import controls from '../shared/controls.module.css';
import styles from './Field.module.css';

interface FieldProps {
  readonly words: SettingWords;
  readonly children: (ids: { readonly id: string; readonly 'aria-describedby': string }) => ReactNode;
}

function Field({ words, children }: FieldProps) {
  const id = useId();
  return (
    <div className={styles['field']}>
      <label htmlFor={id}>{words.label}</label>
      {children({ id, 'aria-describedby': `${id}-hint` })}
      <p id={`${id}-hint`} className={classNames(controls['hint'], styles['hint'])}>
        {words.hint}
      </p>
    </div>
  );
}

export interface NumberFieldProps {
  readonly words: SettingWords;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step?: number;
  readonly onChange: (value: number) => void;
}

/** Reports only numbers within bounds; an unfinished one stays in the field and changes nothing. */
export function NumberField({ words, value, min, max, step = 1, onChange }: NumberFieldProps) {
  return (
    <Field words={words}>
      {(ids) => (
        <input
          {...ids}
          key={value}
          type="number"
          className={controls['field']}
          min={min}
          max={max}
          step={step}
          defaultValue={value}
          onBlur={(event) => {
            const next = event.target.valueAsNumber;
            if (event.target.validity.valid && Number.isFinite(next) && next !== value) onChange(next);
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter') event.currentTarget.blur();
          }}
        />
      )}
    </Field>
  );
}

export interface ChoiceFieldProps<Value extends string> {
  readonly words: SettingWords;
  readonly value: Value;
  /** Name of every value that can be chosen, in the order offered. */
  readonly names: Readonly<Partial<Record<Value, string>>>;
  readonly onChange: (value: Value) => void;
}

export function ChoiceField<Value extends string>({ words, value, names, onChange }: ChoiceFieldProps<Value>) {
  const values = Object.keys(names) as Value[];
  return (
    <Field words={words}>
      {(ids) => (
        <select
          {...ids}
          className={controls['field']}
          value={value}
          onChange={(event) => {
            const next = values.find((one) => one === event.target.value);
            if (next !== undefined) onChange(next);
          }}
        >
          {values.map((one) => (
            <option key={one} value={one}>
              {names[one]}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

export interface CheckFieldProps {
  readonly words: SettingWords;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

export function CheckField({ words, checked, onChange }: CheckFieldProps) {
  return (
    <Field words={words}>
      {(ids) => (
        <input
          {...ids}
          type="checkbox"
          className={controls['check']}
          checked={checked}
          onChange={(event) => {
            onChange(event.target.checked);
          }}
        />
      )}
    </Field>
  );
}
