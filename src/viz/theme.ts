/**
 * The few colours and faces every drawing is made of.
 *
 * A drawing takes a whole theme as a prop and knows no other colour, so light,
 * dark and printed figures differ by one value. The roles are the page's argument:
 * `enough` is evidence that suffices, `warm` what is selected or removed,
 * `notEnough` everything that does not suffice; each is always doubled by length,
 * frame or number. Ink on paper keeps a contrast of at least 4.5 : 1 for every
 * colour that text is set in, in both themes (WCAG 2.2, 1.4.3).
 */
export interface VizTheme {
  readonly scheme: 'light' | 'dark';
  /** What the drawing lies on. */
  readonly paper: string;
  /** A node's own surface, a step away from the paper. */
  readonly card: string;
  readonly ink: string;
  readonly quietInk: string;
  readonly hairline: string;
  /** Edges: darker than a hairline, quieter than text. */
  readonly thread: string;
  /** The empty part of a bar. */
  readonly track: string;
  readonly enough: string;
  readonly notEnough: string;
  readonly warm: string;
  /** Around a selected node. */
  readonly warmHalo: string;
  /** Keyboard focus. */
  readonly focus: string;
  readonly serif: string;
  readonly sans: string;
  readonly mono: string;
}

const faces = {
  serif: "'Iowan Old Style', 'Palatino Linotype', Palatino, 'Source Serif 4', Georgia, 'DejaVu Serif', serif",
  sans: "system-ui, -apple-system, 'Segoe UI', 'Helvetica Neue', 'Liberation Sans', Arial, sans-serif",
  mono: "ui-monospace, 'SF Mono', 'Cascadia Mono', Menlo, Consolas, 'Liberation Mono', monospace",
};

export const lightTheme: VizTheme = {
  scheme: 'light',
  paper: '#fffefb',
  card: '#ffffff',
  ink: '#1c1b18',
  quietInk: '#6a665d',
  hairline: '#dedacf',
  thread: '#bdb8ab',
  track: '#ebe6da',
  enough: '#0f6e66',
  notEnough: '#a59f92',
  warm: '#c2412a',
  warmHalo: 'rgba(194, 65, 42, 0.18)',
  focus: '#1c1b18',
  ...faces,
};

export const darkTheme: VizTheme = {
  scheme: 'dark',
  paper: '#191a1a',
  card: '#232525',
  ink: '#edeae2',
  quietInk: '#a29e94',
  hairline: '#3a3c3b',
  thread: '#585a57',
  track: '#3a3c3a',
  enough: '#4fb9ab',
  notEnough: '#7f7d76',
  warm: '#f0806a',
  warmHalo: 'rgba(240, 128, 106, 0.24)',
  focus: '#f6f3ea',
  ...faces,
};
