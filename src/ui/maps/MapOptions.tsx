/** The options of one method, drawn from its card (a layer, a number, or one of a few), and a way to take its map away. */
import { useId } from 'react';
import type { MethodCard, MethodOptions, OptionSpec, OptionValue } from '../../core/methods/methodCard.ts';
import { words } from '../../text/words.ts';
import { useActions, useApp } from '../shared/appContext.tsx';
import { classNames } from '../shared/classNames.ts';
import controls from '../shared/controls.module.css';
import styles from './MapOptions.module.css';

export interface MapOptionsProps {
  readonly card: MethodCard;
  readonly options: MethodOptions;
}

export function MapOptions({ card, options }: MapOptionsProps) {
  const { changeMapOptions, dropMap } = useActions();
  const specs = Object.entries(card.options);
  return (
    <details className={styles['options']}>
      <summary>{words.maps.options}</summary>
      <div className={styles['fields']}>
        {specs.map(([key, spec]) => (
          <OptionField
            key={key}
            spec={spec}
            value={options[key] ?? spec.default}
            onChange={(value) => {
              changeMapOptions(card.id, { ...options, [key]: value });
            }}
          />
        ))}
        <button
          type="button"
          className={controls['word']}
          onClick={() => {
            dropMap(card.id);
          }}
        >
          {words.maps.remove}
        </button>
      </div>
    </details>
  );
}

interface OptionFieldProps {
  readonly spec: OptionSpec;
  readonly value: OptionValue;
  readonly onChange: (value: OptionValue) => void;
}

function OptionField({ spec, value, onChange }: OptionFieldProps) {
  const id = useId();
  const field = classNames(controls['field'], styles['field']);
  return (
    <div className={styles['line']}>
      <label htmlFor={id}>{spec.label}</label>
      {spec.kind === 'number' ? (
        <input
          id={id}
          type="number"
          className={field}
          min={spec.min}
          max={spec.max}
          step={spec.step}
          defaultValue={Number(value)}
          onChange={(event) => {
            if (event.target.validity.valid && event.target.value !== '') onChange(event.target.valueAsNumber);
          }}
        />
      ) : (
        <Choice id={id} className={field} spec={spec} value={value} onChange={onChange} />
      )}
    </div>
  );
}

interface ChoiceProps extends OptionFieldProps {
  readonly id: string;
  readonly className: string;
}

function Choice({ id, className, spec, value, onChange }: ChoiceProps) {
  const layers = useApp((state) => state.shown?.prediction.layers ?? null);
  const choices =
    spec.kind === 'choice'
      ? spec.choices.map((choice) => ({ id: choice, label: choice }))
      : [
          { id: '', label: words.maps.lastLayer },
          ...(layers ?? []).map((layer) => ({ id: layer.id, label: `${layer.id} (${layer.size.join(' × ')})` })),
        ];
  return (
    <select
      id={id}
      className={className}
      value={value ?? ''}
      onChange={(event) => {
        onChange(event.target.value === '' ? null : event.target.value);
      }}
    >
      {choices.map((choice) => (
        <option key={choice.id} value={choice.id}>
          {choice.label}
        </option>
      ))}
    </select>
  );
}
