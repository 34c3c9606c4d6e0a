/** The settings by what they are about: hidden regions, the search, the graph. */
import type {
  BeamSettings,
  CombinatorialSettings,
  ExplainSettings,
  Overlap,
  SearchSettings,
} from '../../core/search/settings.ts';
import { regionCount } from '../../core/regions/grid.ts';
import { settingWords, valueWords } from '../../text/choices.ts';
import { useActions, useApp } from '../shared/appContext.tsx';
import { CheckField, ChoiceField, NumberField } from './Field.tsx';
import { searchOfKind } from './searchKinds.ts';

/** Finer grids cost more passes than a browser has patience for. */
const finest = 14;

export function HiddenSettings() {
  const { changeSettings } = useActions();
  const { baseline, footprint, grid } = useApp((state) => state.settings);
  const cells = (change: Partial<ExplainSettings['grid']>) => {
    changeSettings({ grid: { ...grid, ...change } });
  };
  return (
    <>
      <ChoiceField
        words={settingWords.baseline}
        value={baseline}
        names={valueWords.baseline}
        onChange={(next) => {
          changeSettings({ baseline: next });
        }}
      />
      <ChoiceField
        words={settingWords.footprint}
        value={footprint}
        names={valueWords.footprint}
        onChange={(next) => {
          changeSettings({ footprint: next });
        }}
      />
      <NumberField
        words={settingWords.rows}
        value={grid.rows}
        min={2}
        max={finest}
        onChange={(rows) => {
          cells({ rows });
        }}
      />
      <NumberField
        words={settingWords.cols}
        value={grid.cols}
        min={2}
        max={finest}
        onChange={(cols) => {
          cells({ cols });
        }}
      />
    </>
  );
}

export function SearchFields() {
  const { changeSettings } = useActions();
  const { search, grid } = useApp((state) => state.settings);
  const change = (next: SearchSettings) => {
    changeSettings({ search: next });
  };
  const regions = regionCount(grid);
  return (
    <>
      <ChoiceField
        words={settingWords.search}
        value={search.kind}
        names={valueWords.search}
        onChange={(kind) => {
          change(searchOfKind(kind, search));
        }}
      />
      {search.kind === 'beam' && <BeamFields search={search} regions={regions} change={change} />}
      {search.kind === 'combinatorial' && <CombinatorialFields search={search} regions={regions} change={change} />}
      {search.kind === 'exhaustive' && (
        <NumberField
          words={settingWords.maxSize}
          value={search.maxSize}
          min={1}
          max={4}
          onChange={(maxSize) => {
            change({ ...search, maxSize });
          }}
        />
      )}
      {search.kind !== 'exhaustive' && <SeededFields search={search} change={change} />}
    </>
  );
}

type Change = (next: SearchSettings) => void;

interface BeamFieldsProps {
  readonly search: BeamSettings;
  readonly regions: number;
  readonly change: Change;
}

function BeamFields({ search, regions, change }: BeamFieldsProps) {
  const bounds = { width: 50, successors: regions, limit: 1000 };
  return (['width', 'successors', 'limit'] as const).map((key) => (
    <NumberField
      key={key}
      words={settingWords[key]}
      value={search[key]}
      min={1}
      max={bounds[key]}
      onChange={(value) => {
        change({ ...search, [key]: value });
      }}
    />
  ));
}

interface CombinatorialFieldsProps {
  readonly search: CombinatorialSettings;
  readonly regions: number;
  readonly change: Change;
}

function CombinatorialFields({ search, regions, change }: CombinatorialFieldsProps) {
  return (
    <>
      <NumberField
        words={settingWords.candidates}
        value={search.candidates}
        min={1}
        max={Math.min(24, regions)}
        onChange={(candidates) => {
          change({ ...search, candidates, size: Math.min(search.size, candidates) });
        }}
      />
      <NumberField
        words={settingWords.size}
        value={search.size}
        min={1}
        max={search.candidates}
        onChange={(size) => {
          change({ ...search, size });
        }}
      />
    </>
  );
}

interface SeededFieldsProps {
  readonly search: BeamSettings | CombinatorialSettings;
  readonly change: Change;
}

function SeededFields({ search, change }: SeededFieldsProps) {
  return (
    <>
      <ChoiceField
        words={settingWords.seed}
        value={search.seed}
        names={valueWords.seed}
        onChange={(seed) => {
          change({ ...search, seed });
        }}
      />
      <CheckField
        words={settingWords.strict}
        checked={search.strict}
        onChange={(strict) => {
          change({ ...search, strict });
        }}
      />
    </>
  );
}

export function GraphSettings() {
  const { changeSettings } = useActions();
  const { choice, graph } = useApp((state) => state.settings);
  const overlap = (next: Overlap) => {
    changeSettings({ choice: { ...choice, overlap: next } });
  };
  const byShare = choice.overlap.kind === 'share';
  return (
    <>
      <NumberField
        words={settingWords.roots}
        value={choice.roots}
        min={1}
        max={12}
        onChange={(roots) => {
          changeSettings({ choice: { ...choice, roots } });
        }}
      />
      <ChoiceField
        words={settingWords.overlapKind}
        value={choice.overlap.kind}
        names={valueWords.overlap}
        onChange={(kind) => {
          overlap(kind === 'share' ? { kind, limit: 0.5 } : { kind, limit: 1 });
        }}
      />
      <NumberField
        words={byShare ? settingWords.overlapShare : settingWords.overlapCount}
        value={byShare ? Math.round(choice.overlap.limit * 100) : choice.overlap.limit}
        min={0}
        max={byShare ? 100 : 10}
        onChange={(limit) => {
          overlap({ ...choice.overlap, limit: byShare ? limit / 100 : limit });
        }}
      />
      <NumberField
        words={settingWords.budget}
        value={graph.budget}
        min={10}
        max={2000}
        step={10}
        onChange={(budget) => {
          changeSettings({ graph: { budget } });
        }}
      />
    </>
  );
}
