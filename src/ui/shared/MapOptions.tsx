/** The options of one method, drawn from its card (layers, a number, or one of a few), and a way to take its map away. */
import { useId } from 'react';
import type { MethodCard, MethodOptions, OptionSpec, OptionValue } from '../../core/methods/methodCard.ts';
import { words } from '../../text/words.ts';
import { useActions, useApp } from './appContext.tsx';
import { classNames } from './classNames.ts';
import controls from './controls.module.css';
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
      ) : spec.kind === 'layers' ? (
        <Layers id={id} className={field} value={value} onChange={onChange} />
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

function useLayers(): readonly { readonly id: string; readonly label: string }[] {
  const layers = useApp((state) => state.shown?.prediction.layers ?? null);
  return (layers ?? []).map(({ id, size }) => ({ id, label: `${id} (${size.join(' × ')})` }));
}

function Choice({ id, className, spec, value, onChange }: ChoiceProps) {
  const layers = useLayers();
  const choices =
    spec.kind === 'choice'
      ? spec.choices.map((choice) => ({ id: choice, label: choice }))
      : [{ id: '', label: words.maps.lastLayer }, ...layers];
  return (
    <select
      id={id}
      className={className}
      value={typeof value === 'string' ? value : ''}
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

/** Any number of layers; with none chosen the method takes its own. */
function Layers({ id, className, value, onChange }: Omit<ChoiceProps, 'spec'>) {
  const layers = useLayers();
  return (
    <>
      <select
        id={id}
        className={className}
        multiple
        size={4}
        value={Array.isArray(value) ? value.map(String) : []}
        aria-describedby={`${id}-hint`}
        onChange={(event) => {
          const chosen = [...event.target.selectedOptions].map((option) => option.value);
          onChange(chosen.length === 0 ? null : chosen);
        }}
      >
        {layers.map((layer) => (
          <option key={layer.id} value={layer.id}>
            {layer.label}
          </option>
        ))}
      </select>
      <span id={`${id}-hint`}>{words.maps.layersHint}</span>
    </>
  );
}
