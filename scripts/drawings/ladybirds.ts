/** Two ladybirds on a leaf, one large and one small. */
import { drawing, side } from './paint.ts';

const spots: readonly (readonly [x: number, y: number, r: number])[] = [
  [-45, -44, 17],
  [-45, 44, 17],
  [20, -52, 16],
  [20, 52, 16],
  [-8, -22, 13],
  [-8, 22, 13],
  [62, 0, 15],
  [-78, -14, 9],
  [-78, 14, 9],
];

function ladybird(x: number, y: number, scale: number, turn: number): string {
  const legs = [-70, 0, 70]
    .map(
      (dx) =>
        `<path d="M${dx * 0.8},-60 q-10,-40 -30,-52 M${dx * 0.8},60 q-10,40 -30,52" stroke="#111" stroke-width="9" fill="none"/>`,
    )
    .join('');
  const head =
    '<circle cx="92" cy="0" r="44" fill="#141212"/><circle cx="112" cy="-24" r="9" fill="#f3efe4"/><circle cx="112" cy="24" r="9" fill="#f3efe4"/><path d="M124,-14 q30,-22 46,-40 M124,14 q30,22 46,40" stroke="#111" stroke-width="5" fill="none"/>';
  const wings = '<ellipse rx="100" ry="88" fill="#d3241b"/><line x1="-100" x2="90" stroke="#1a0d0b" stroke-width="6"/>';
  const dots = spots.map(([cx, cy, r]) => `<circle cx="${cx}" cy="${cy}" r="${r}" fill="#140d0c"/>`).join('');
  const light =
    '<ellipse rx="100" ry="88" fill="url(#shade)"/><ellipse cx="-20" cy="-46" rx="34" ry="14" fill="#fff" opacity=".45"/>';
  const shadow = '<ellipse cx="8" cy="14" rx="104" ry="92" opacity=".35" filter="url(#soft)"/>';
  return `<g transform="translate(${x},${y}) rotate(${turn}) scale(${scale})">${shadow}${legs}${head}${wings}${dots}${light}</g>`;
}

function veins(): string {
  const pairs = Array.from({ length: 7 }, (_, i) => {
    const [x, y] = [100 + i * 105, 690 - i * 78];
    return `<path d="M${x},${y} q60,-150 210,-190" stroke="#7bb058" stroke-width="5" fill="none"/><path d="M${x},${y} q130,30 260,-10" stroke="#3c7227" stroke-width="5" fill="none"/>`;
  });
  return pairs.join('');
}

const leaf = `<rect width="${side}" height="${side}" fill="#27451f"/><path d="M-40,760 C160,120 640,-40 960,80 C940,560 520,940 -40,760Z" fill="#4f8a35"/><path d="M-40,760 C260,560 560,320 960,80" stroke="#8fc06a" stroke-width="12" fill="none"/>`;

export const ladybirds = drawing(leaf, veins(), ladybird(310, 520, 1.5, -35), ladybird(640, 300, 0.95, 20));
