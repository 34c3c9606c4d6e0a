/**
 * How far every two maps agree, as a table of numbers on colours. A row's name shows the
 * gallery in the order of that row; being a button, it also scrolls the table by keyboard.
 */
import { useMemo } from 'react';
import { comparisonWords, correlation } from '../../text/comparison.ts';
import { colourOf } from '../../viz/heatmap/colourMap.ts';
import { useActions } from '../shared/appContext.tsx';
import controls from '../shared/controls.module.css';
import styles from './AgreementTable.module.css';
import type { Listed } from './order.ts';
import { agreementWith } from './order.ts';
import { hasMap, useListed } from './useListed.ts';

export function AgreementTable() {
  const list = useListed();
  const shown = useMemo(() => list.filter(hasMap), [list]);
  if (shown.length < 2) return <p className={styles['empty']}>{comparisonWords.twoNeeded}</p>;
  return (
    <div className={styles['frame']}>
      <p className={controls['hint']}>{comparisonWords.agreementHint}</p>
      <div className={styles['scroll']}>
        <table className={styles['table']}>
          <caption className="visually-hidden">{comparisonWords.agreement}</caption>
          <thead>
            <tr>
              <td />
              {shown.map(({ id, name }) => (
                <th key={id} scope="col">
                  <span>{name}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <Row key={row.id} row={row} columns={shown} />
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

function Row({ row, columns }: { readonly row: Listed; readonly columns: readonly Listed[] }) {
  const { setGallery } = useActions();
  return (
    <tr>
      <th scope="row">
        <button
          type="button"
          className={controls['word']}
          onClick={() => {
            setGallery({ layout: 'maps', sort: 'agreement', reference: row.id });
          }}
        >
          {row.name}
        </button>
      </th>
      {columns.map((column) => (
        <Cell
          key={column.id}
          value={column.id === row.id ? 1 : agreementWith(row, column)}
          same={column.id === row.id}
        />
      ))}
    </tr>
  );
}

function Cell({ value, same }: { readonly value: number | null; readonly same: boolean }) {
  if (same) return <td className={styles['same']}>{correlation(1)}</td>;
  if (value === null) return <td title={comparisonWords.agreementNone}>–</td>;
  const colour = colourOf(value, true, 1);
  return (
    <td style={{ background: `rgb(${colour.join(' ')})`, color: isLight(colour) ? '#1c1b18' : '#ffffff' }}>
      {correlation(value)}
    </td>
  );
}

/** Relative luminance at which black and white text have the same contrast (WCAG 2.2). */
const middle = 0.179;

function isLight(colour: readonly [number, number, number]): boolean {
  const [red, green, blue] = colour.map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0) > middle;
}
