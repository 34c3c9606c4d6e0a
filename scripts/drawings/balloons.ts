/** Two hot-air balloons over hills: either of them is reason enough. */
import { drawing, side, sky } from './paint.ts';

const gores = 9;

/** One strip of the envelope, between two meridians of a sphere seen from the side. */
function gore(cx: number, cy: number, r: number, i: number, colour: string): string {
  const edge = (k: number) => r * Math.sin(-Math.PI / 2 + (Math.PI * k) / gores);
  const [left, right] = [edge(i), edge(i + 1)];
  const [top, bottom] = [cy - r, cy + 1.25 * r];
  return `<path fill="${colour}" d="M${cx},${top} Q${cx + left * 1.25},${cy - 0.55 * r} ${cx + left},${cy} Q${cx + left * 0.8},${cy + 0.75 * r} ${cx + left * 0.17},${bottom} L${cx + right * 0.17},${bottom} Q${cx + right * 0.8},${cy + 0.75 * r} ${cx + right},${cy} Q${cx + right * 1.25},${cy - 0.55 * r} ${cx},${top} Z"/>`;
}

function basket(cx: number, bottom: number, r: number): string {
  const y = bottom + 0.32 * r;
  const ropes = [-0.15, -0.05, 0.05, 0.15]
    .map(
      (dx) =>
        `<line x1="${cx + dx * r}" y1="${bottom}" x2="${cx + dx * 0.8 * r}" y2="${y}" stroke="#3a2c20" stroke-width="${r * 0.016}"/>`,
    )
    .join('');
  return `${ropes}<rect x="${cx - 0.14 * r}" y="${y}" width="${0.28 * r}" height="${0.22 * r}" rx="${0.03 * r}" fill="#6b4526"/><rect x="${cx - 0.15 * r}" y="${y}" width="${0.3 * r}" height="${0.05 * r}" fill="#4a2f1a"/>`;
}

function balloon(cx: number, cy: number, r: number, colours: readonly string[]): string {
  const id = `envelope-${cx}`;
  const bottom = cy + 1.25 * r;
  const outline = `M${cx - r},${cy} A${r},${r} 0 0 1 ${cx + r},${cy} C${cx + r},${cy + 0.62 * r} ${cx + 0.33 * r},${cy + r} ${cx + 0.17 * r},${bottom} L${cx - 0.17 * r},${bottom} C${cx - 0.33 * r},${cy + r} ${cx - r},${cy + 0.62 * r} ${cx - r},${cy} Z`;
  const strips = Array.from({ length: gores }, (_, i) =>
    gore(cx, cy, r, i, colours[i % colours.length] ?? '#fff'),
  ).join('');
  const band = `<rect x="${cx - r}" y="${cy + 0.1 * r}" width="${2 * r}" height="${0.12 * r}" fill="#fff" opacity=".75"/>`;
  const shade = `<ellipse cx="${cx}" cy="${cy}" rx="${r}" ry="${1.3 * r}" fill="url(#shade)"/>`;
  return `<clipPath id="${id}"><path d="${outline}"/></clipPath><g clip-path="url(#${id})">${strips}${band}${shade}</g>${basket(cx, bottom, r)}`;
}

function hill(level: number, y: number, colour: string): string {
  const ridge: string[] = [];
  for (let x = 0; x <= side; x += 16) {
    const height = y + 38 * Math.sin(x / (130 - 20 * level) + level * 2) + 14 * Math.sin(x / 47 + level);
    ridge.push(`L${x},${height.toFixed(1)}`);
  }
  return `<path d="M0,${side} ${ridge.join(' ')} L${side},${side} Z" fill="${colour}"/>`;
}

export const balloons = drawing(
  sky,
  hill(0, 690, '#7f9bb0'),
  hill(1, 745, '#5f7f74'),
  hill(2, 800, '#3f6247'),
  balloon(270, 250, 165, ['#c8322b', '#f0c23c', '#c8322b', '#e9e4d8']),
  balloon(640, 430, 120, ['#2b5fa8', '#e9e4d8', '#e0752d']),
);
