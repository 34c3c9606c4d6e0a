/**
 * A sentence with some words that stand out, broken into lines.
 *
 * Greedy: a word goes to the next line when it no longer fits; one that is wider than
 * a line has a line of its own. Widths come from whoever measures, so this is pure.
 */
export interface Run {
  readonly words: string;
  /** Set in the accent colour and heavier. */
  readonly strong: boolean;
}

/** Part of a line in one style. */
export interface Piece extends Run {
  /** From the start of the line. */
  readonly x: number;
}

export type Measure = (words: string, strong: boolean) => number;

export function wrap(sentence: readonly Run[], width: number, measure: Measure): Piece[][] {
  const lines: Piece[][] = [[]];
  let x = 0;
  let afterSpace = true;
  for (const token of tokensOf(sentence)) {
    const advance = measure(token.words, token.strong);
    const isSpace = token.words.trim() === '';
    // What follows a word without a space (the full stop after an emphasised word) stays with it.
    if (x + advance > width && x > 0 && (isSpace || afterSpace)) {
      lines.push([]);
      x = 0;
    }
    afterSpace = isSpace;
    if (isSpace && x === 0) continue;
    lines.at(-1)?.push({ ...token, x });
    x += advance;
  }
  return lines.map(joined).filter((line) => line.length > 0);
}

/** Words and the spaces between them, each by itself; a space that does not break is part of its word. */
function tokensOf(sentence: readonly Run[]): Run[] {
  return sentence.flatMap(({ words, strong }) =>
    (words.match(/[ \n]+|[^ \n]+/g) ?? []).map((token) => ({ words: token, strong })),
  );
}

/** Neighbours in one style as one piece, so that a document has phrases and not single words. */
function joined(line: readonly Piece[]): Piece[] {
  const pieces: Piece[] = [];
  for (const piece of line) {
    const last = pieces.at(-1);
    if (last?.strong === piece.strong) pieces[pieces.length - 1] = { ...last, words: last.words + piece.words };
    else pieces.push(piece);
  }
  const end = pieces.pop();
  if (end === undefined) return [];
  const words = end.words.trimEnd();
  return words === '' ? pieces : [...pieces, { ...end, words }];
}
