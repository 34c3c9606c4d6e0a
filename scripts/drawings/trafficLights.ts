/** Two traffic lights before a skyline. */
import { drawing, sky } from './paint.ts';

const lamps: readonly (readonly [lit: string, dark: string])[] = [
  ['#ff3b2e', '#4a1512'],
  ['#ffc42e', '#4a3a12'],
  ['#39d06a', '#12391f'],
];

function trafficLight(x: number, y: number, scale: number, lit: number): string {
  const housing =
    '<rect x="-8" y="250" width="16" height="700" fill="#333"/><rect x="-60" width="120" height="290" rx="16" fill="#1d1f1e"/><rect x="-52" y="8" width="104" height="274" rx="12" fill="#2a2d2b"/>';
  const lights = lamps.map(([on, off], i) => {
    const cy = 58 + i * 88;
    const visor = `<path d="M-46,${cy - 30} Q0,${cy - 62} 46,${cy - 30} L46,${cy - 8} Q0,${cy - 44} -46,${cy - 8} Z" fill="#111"/>`;
    const glow = `<circle cy="${cy}" r="58" fill="${on}" opacity=".25" filter="url(#soft)"/><circle cx="-8" cy="${cy - 10}" r="12" fill="#fff" opacity=".5"/>`;
    return `${visor}<circle cy="${cy}" r="34" fill="${i === lit ? on : off}"/>${i === lit ? glow : ''}`;
  });
  return `<g transform="translate(${x},${y}) scale(${scale})">${housing}${lights.join('')}</g>`;
}

const skyline =
  '<path d="M0,896 L0,520 L150,520 L150,430 L300,430 L300,600 L520,600 L520,480 L610,480 L610,560 L896,560 L896,896Z" fill="#6c7480" opacity=".6"/><rect y="800" width="896" height="96" fill="#4b4c4e"/>';

export const trafficLights = drawing(sky, skyline, trafficLight(270, 120, 1.35, 0), trafficLight(660, 260, 1.0, 2));
