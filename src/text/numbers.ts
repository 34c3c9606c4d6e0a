/**
 * Numbers as people read them: always with their unit or "of what".
 *
 * A confidence or ratio comes in as 0–1 and leaves as per cent; a difference of
 * two confidences leaves as *points* with its sign, because a change "of 5 %"
 * could mean two things. The space before a unit never breaks.
 */
const narrow = '\u202f';
const minus = '\u2212';

/** `0.6784` → `67.8 %`; `digits` after the point, one unless told. */
export function percent(share: number, digits = 1): string {
  return `${(share * 100).toFixed(digits)}${narrow}%`;
}

/** `0.6784` → `67.8`, for columns whose heading holds the unit. */
export function percentNumber(share: number): string {
  return (share * 100).toFixed(1);
}

/** A difference of two confidences: `−5.6`, `+1.2`, `0.0`. The sign is what is shown, so a rounded nought has none. */
export function signedPoints(difference: number): string {
  const rounded = (Math.abs(difference) * 100).toFixed(1);
  if (Number(rounded) === 0) return '0.0';
  return `${difference < 0 ? minus : '+'}${rounded}`;
}

/** `1234567` → `1,234,567`. */
export function count(n: number): string {
  return Math.round(n).toLocaleString('en-GB');
}

/** `3, 'combination'` → `3 combinations`. */
export function counted(n: number, one: string, many = `${one}s`): string {
  return `${count(n)} ${n === 1 ? one : many}`;
}

/** Decimal units, as download managers and disks count: `13,900,000` → `13.9 MB`. */
export function bytes(n: number): string {
  if (n < 1000) return `${String(n)}${narrow}bytes`;
  if (n < 1e6) return `${(n / 1e3).toFixed(n < 1e4 ? 1 : 0)}${narrow}KB`;
  return `${(n / 1e6).toFixed(n < 1e8 ? 1 : 0)}${narrow}MB`;
}

/** `4100` → `4.1 s`; below a second in milliseconds. */
export function duration(milliseconds: number): string {
  if (milliseconds < 1000) return `${milliseconds.toFixed(0)}${narrow}ms`;
  return `${(milliseconds / 1000).toFixed(milliseconds < 1e5 ? 1 : 0)}${narrow}s`;
}

/** `['D4', 'E3', 'F1']` → `D4, E3 and F1`. */
export function listed(items: readonly string[]): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`;
}

/** How a set reads aloud: `D4, E3`; nothing visible is said in words. */
export function setInWords(names: readonly string[]): string {
  return names.length === 0 ? 'no region' : listed(names);
}
