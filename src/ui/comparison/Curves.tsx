/** Insertion and deletion as two lines over the share of pixels changed, with their axes in words. */
import type { MapMeasures } from '../../core/measures/mapMeasures.ts';
import { comparisonWords, curveText } from '../../text/comparison.ts';
import { areaPath, linePath, place, type Box } from '../../viz/curves/curve.ts';
import styles from './Curves.module.css';

const size = { width: 220, height: 112 };
const box: Box = { left: 26, top: 8, width: 186, height: 78 };

type Curve = NonNullable<MapMeasures['insertion']>;

export interface CurvesProps {
  readonly insertion: Curve | null;
  readonly deletion: Curve | null;
}

export function Curves({ insertion, deletion }: CurvesProps) {
  const curves = [
    { kind: 'insertion', curve: insertion },
    { kind: 'deletion', curve: deletion },
  ] as const;
  const drawn = curves.flatMap(({ kind, curve }) => (curve === null ? [] : [{ kind, curve }]));
  if (drawn.length === 0) return null;
  const text = drawn.map(({ kind, curve }) => spoken(comparisonWords.curve[kind], curve)).join('. ');
  return (
    <figure className={styles['curves']}>
      <svg viewBox={`0 0 ${String(size.width)} ${String(size.height)}`} role="img" aria-label={text}>
        <Axes />
        {drawn.map(({ kind, curve }) => (
          <path key={`${kind}-area`} d={areaPath(box, pointsOf(curve))} className={styles[`${kind}Area`]} />
        ))}
        {drawn.map(({ kind, curve }) => (
          <path key={kind} d={linePath(box, pointsOf(curve))} className={styles[kind]} />
        ))}
      </svg>
      <figcaption className={styles['legend']} aria-hidden="true">
        {drawn.map(({ kind, curve }) => (
          <span key={kind} className={styles['entry']}>
            <span className={styles[`${kind}Key`]} />
            {comparisonWords.curve[kind]} <b>{curve.area.toFixed(2)}</b>
          </span>
        ))}
      </figcaption>
    </figure>
  );
}

const pointsOf = ({ shares, confidences }: Curve) => ({ xs: shares, ys: confidences });

function spoken(name: string, { area, confidences }: Curve): string {
  return curveText(name, area, confidences[0] ?? 0, confidences.at(-1) ?? 0);
}

const ticks = [0, 0.5, 1];
const percentOf = (share: number): string => String(share * 100);

function Axes() {
  return (
    <g className={styles['axes']}>
      {ticks.map((share) => {
        const [right, y] = place(box, 1, share);
        return (
          <g key={share}>
            <line x1={box.left} x2={right} y1={y} y2={y} />
            <text x={box.left - 4} y={y + 3} textAnchor="end">
              {percentOf(share)}
            </text>
            <text x={place(box, share, 0)[0]} y={box.top + box.height + 11} textAnchor="middle">
              {percentOf(share)}
            </text>
          </g>
        );
      })}
      <text x={box.left + box.width / 2} y={size.height - 2} textAnchor="middle">
        {comparisonWords.curveAcross}
      </text>
      <text transform={`translate(7 ${String(box.top + box.height / 2)}) rotate(-90)`} textAnchor="middle">
        {comparisonWords.curveUp}
      </text>
    </g>
  );
}
