/**
 * The combinations that are enough, as a strip of pictures; played, each is
 * selected in turn, so that picture, maps, graph and inspector follow.
 *
 * Playing starts only when a person asks for it, moves nothing by itself and ends
 * by Pause, by selecting something, or when the answer changes.
 */
import type { RegionSet } from '../../core/regions/regionSet.ts';
import { regionNames } from '../../core/regions/grid.ts';
import { drawnSettings } from '../../state/selectors.ts';
import { combinationLabel } from '../../text/combinations.ts';
import { percent } from '../../text/numbers.ts';
import { words } from '../../text/words.ts';
import type { Findings } from '../../core/search/findings.ts';
import { ratioOf } from '../../core/search/sufficiency.ts';
import { useActions, useApp } from '../shared/appContext.tsx';
import { classNames } from '../shared/classNames.ts';
import controls from '../shared/controls.module.css';
import { useCompositor } from '../shared/masking.ts';
import { SetPicture } from '../shared/SetPicture.tsx';
import { tourAnchor } from '../shared/tourAnchor.ts';
import type { Judge } from '../shared/truth.ts';
import { useJudge, verdictWords } from '../shared/truth.ts';
import { usePlay } from './usePlay.ts';
import styles from './RootsStrip.module.css';

export function RootsStrip({ className }: { readonly className?: string | undefined }) {
  const findings = useApp((state) => state.search.findings);
  if (findings === null || findings.roots.length === 0) return null;
  return <Strip findings={findings} className={className} />;
}

interface StripProps {
  readonly findings: Findings;
  readonly className: string | undefined;
}

function Strip({ findings, className }: StripProps) {
  const { select, hoverSet } = useActions();
  const selected = useApp((state) => state.selection.selected);
  const grid = useApp((state) => drawnSettings(state).grid);
  const compositor = useCompositor();
  const roots = findings.roots.flatMap((index) => findings.explanations[index] ?? []);
  const play = usePlay(
    roots.map(({ set }) => set),
    selected,
    select,
  );
  const judge = useJudge();
  const label = (set: RegionSet, ratio: number) => {
    const words = combinationLabel({ names: regionNames(grid, set), ratio, role: 'root', enough: true });
    return judge === null ? words : `${words}. ${verdictWords(judge(set), set)}`;
  };
  return (
    <div className={classNames(styles['strip'], className)} {...tourAnchor('roots')}>
      {roots.length > 1 && (
        <button type="button" className={classNames(controls['button'], styles['play'])} onClick={play.toggle}>
          {play.playing ? words.roots.pause : words.roots.play}
        </button>
      )}
      <ul className={styles['roots']} aria-label={words.roots.heading}>
        {roots.map((root, at) => {
          const ratio = ratioOf(root, findings.whole);
          return (
            <li key={String(root.set)}>
              <button
                type="button"
                className={styles['root']}
                aria-pressed={selected === root.set}
                aria-label={label(root.set, ratio)}
                title={percent(ratio, 0)}
                onClick={() => {
                  play.stop();
                  select(root.set);
                }}
                onPointerEnter={() => {
                  hoverSet(root.set);
                }}
                onPointerLeave={() => {
                  hoverSet(null);
                }}
              >
                {compositor && <SetPicture compositor={compositor} set={root.set} label={null} />}
                {judge !== null && <span className={styles['index']}>{at + 1}</span>}
                <span className={styles['ratio']}>{percent(ratio, 0)}</span>
              </button>
            </li>
          );
        })}
      </ul>
      {judge !== null && <Verdicts roots={roots.map(({ set }) => set)} judge={judge} />}
    </div>
  );
}

/** How each stands to what is known about the picture, by the numbers on their pictures. */
function Verdicts({ roots, judge }: { readonly roots: readonly RegionSet[]; readonly judge: Judge }) {
  return (
    <ol className={styles['verdicts']} aria-label={words.truth.verdicts}>
      {roots.map((set) => {
        const verdict = judge(set);
        return (
          <li
            key={String(set)}
            className={classNames(styles['verdict'], verdict.covered.length > 0 && styles['covers'])}
          >
            {verdictWords(verdict, set)}
          </li>
        );
      })}
    </ol>
  );
}
