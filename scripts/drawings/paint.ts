/**
 * What the demo drawings share: a canvas of 896 × 896 units, light, haze and grain.
 *
 * The grain matters: classifiers trained on photographs are more at ease with it.
 */
export const side = 896;

const defs = `<defs>
<linearGradient id="sky" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#3f7fc4"/><stop offset=".6" stop-color="#a9cdea"/><stop offset="1" stop-color="#f3e3cf"/></linearGradient>
<radialGradient id="shade" cx=".33" cy=".3" r=".8"><stop offset="0" stop-color="#fff" stop-opacity=".38"/><stop offset=".45" stop-color="#000" stop-opacity="0"/><stop offset="1" stop-color="#000" stop-opacity=".5"/></radialGradient>
<filter id="soft" x="-60%" y="-200%" width="220%" height="500%"><feGaussianBlur stdDeviation="14"/></filter>
<filter id="grain"><feTurbulence type="fractalNoise" baseFrequency=".7" numOctaves="3" seed="3"/><feColorMatrix values="0 0 0 0 .5 0 0 0 0 .5 0 0 0 0 .5 0 0 0 .22 0"/></filter>
</defs>`;

const clouds = [
  [150, 560, 150, 26],
  [700, 600, 190, 24],
  [420, 120, 140, 20],
  [820, 200, 120, 18],
]
  .map(
    ([x, y, rx, ry]) =>
      `<ellipse cx="${x}" cy="${y}" rx="${rx}" ry="${ry}" fill="#fff" opacity=".55" filter="url(#soft)"/>`,
  )
  .join('');

export const sky = `<rect width="${side}" height="${side}" fill="url(#sky)"/>${clouds}`;

/** A whole drawing from its parts, back to front. */
export function drawing(...parts: string[]): string {
  const grain = `<rect width="${side}" height="${side}" filter="url(#grain)" opacity=".35"/>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}">${defs}${parts.join('')}${grain}</svg>`;
}
