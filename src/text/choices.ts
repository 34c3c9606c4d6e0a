/**
 * Every setting in words: its label, what it does, and the names of its values.
 *
 * Keyed by the names of `ExplainSettings` so that no setting can be forgotten by
 * name; declared here by shape, for this layer imports nothing.
 */
export interface SettingWords {
  readonly label: string;
  readonly hint: string;
}

export const settingWords = {
  ratio: {
    label: 'Confidence to keep',
    hint: 'How much of the whole picture’s confidence a combination has to keep.',
  },
  topClass: {
    label: 'Still the top class',
    hint: 'A combination counts only while the class is still the first answer.',
  },
  preset: { label: 'Start from', hint: 'All settings at once.' },
  baseline: { label: 'Hidden regions show', hint: 'What the network sees where a region is hidden.' },
  footprint: { label: 'Edge of a region', hint: 'Soft edges fade into the neighbouring regions, hard ones end.' },
  rows: { label: 'Rows', hint: 'The picture is cut into this many rows of regions.' },
  cols: { label: 'Columns', hint: 'And into this many columns.' },
  search: {
    label: 'Search',
    hint: 'Beam grows the surest sets; the others try every set of the best regions, or every small set.',
  },
  width: { label: 'Sets kept per size', hint: 'Wider finds more and takes longer.' },
  successors: { label: 'Regions tried per set', hint: 'The most promising first.' },
  limit: {
    label: 'Enough explanations',
    hint: 'The search ends when it knows the roots to show, or more explanations than this.',
  },
  seed: { label: 'Promising first, by', hint: 'The map that decides the order in which regions are tried.' },
  strict: { label: 'Prove minimal', hint: 'Also test that no smaller part of a combination is enough. Slower.' },
  candidates: { label: 'Best regions taken', hint: 'How many regions take part.' },
  size: { label: 'Regions per set', hint: 'Every set of exactly this many is tried.' },
  maxSize: {
    label: 'Largest set tried',
    hint: 'Every set of up to this many regions is tried: a proof, and slow beyond three.',
  },
  roots: { label: 'Combinations shown', hint: 'How many are drawn at the top of the graph.' },
  overlapKind: { label: 'They may share', hint: 'How different the shown combinations have to be.' },
  overlapShare: { label: 'Shared part of the smaller, in per cent', hint: '0: no region in common.' },
  overlapCount: { label: 'Shared regions', hint: '0: no region in common.' },
  budget: { label: 'Combinations in the graph', hint: 'The surest are expanded first, until this many are drawn.' },
} as const satisfies Readonly<Record<string, SettingWords>>;

export const valueWords = {
  baseline: { mean: 'Mean colour', black: 'Black', blur: 'Blurred copy' },
  footprint: { tent: 'Soft', tile: 'Hard' },
  search: { beam: 'Beam', combinatorial: 'All of one size', exhaustive: 'All small sets' },
  seed: { occlusion: 'Occlusion', 'i-gos': 'I-GOS', 'grad-cam': 'Grad-CAM', none: 'None: try all' },
  overlap: { share: 'A share of the smaller', count: 'A number of regions' },
  preset: { default: 'The defaults', 'as-published': 'As published in 2021' },
} as const;

export const settingsHeadings = {
  settings: 'Settings',
  enough: 'What is enough',
  advanced: 'More settings',
  hidden: 'Hidden regions',
  search: 'Search',
  graph: 'Graph',
  reset: 'Back to the defaults',
  custom: 'Changed',
} as const;
