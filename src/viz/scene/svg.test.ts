// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import type { Scene } from './scene.ts';
import { group, line, rect, text } from './scene.ts';
import { writeSvg } from './svg.ts';

const image = { source: document.createElement('canvas'), href: () => 'data:image/png;base64,AAAA' };
const scene: Scene = [
  rect(
    { x: 1, y: 2, width: 30, height: 40 },
    { radius: 3, fill: '#fff', stroke: 'teal', strokeWidth: 2, dash: [5, 3] },
  ),
  { kind: 'image', x: 4, y: 5, width: 20, height: 20, image },
  group(
    [
      line('M0 0V9', '#123456', 1.25),
      text('92\u202f%', { x: 3.14159, y: 8 }, { family: "'A', serif", size: 9, fill: 'ink', anchor: 'middle' }),
    ],
    {
      x: 10,
      y: 20,
      scale: 0.62345,
      opacity: 0.5,
    },
  ),
];
const written = writeSvg({ width: 100, height: 80, background: '#fffefb', title: 'A < B & "C"', scene });

describe('a scene written as SVG', () => {
  it('is this document', () => {
    expect(written).toMatchInlineSnapshot(`
      "<svg xmlns="http://www.w3.org/2000/svg" width="100" height="80" viewBox="0 0 100 80" role="img">
      <title>A &lt; B &amp; &quot;C&quot;</title>
      <rect width="100%" height="100%" fill="#fffefb"/>
      <rect x="1" y="2" width="30" height="40" rx="3" fill="#fff" stroke="teal" stroke-width="2" stroke-dasharray="5 3"/>
      <image x="4" y="5" width="20" height="20" href="data:image/png;base64,AAAA" preserveAspectRatio="none"/>
      <g transform="translate(10 20) scale(0.6234)" opacity="0.5">
      <path d="M0 0V9" fill="none" stroke="#123456" stroke-width="1.25"/>
      <text x="3.14" y="8" font-family="&apos;A&apos;, serif" font-size="9" text-anchor="middle" fill="ink" xml:space="preserve">92 %</text>
      </g>
      </svg>
      "
    `);
  });

  it('is well-formed, and what stood in words stands in words', () => {
    const document_ = new DOMParser().parseFromString(written, 'image/svg+xml');
    expect(document_.querySelector('parsererror')).toBeNull();
    expect(document_.querySelector('title')?.textContent).toBe('A < B & "C"');
    expect(document_.querySelector('text')?.textContent).toBe('92\u202f%');
  });

  it('needs nothing from elsewhere: every picture is inside', () => {
    const hrefs = [...written.matchAll(/href="([^"]*)"/g)].map((match) => match[1]);
    expect(hrefs).toEqual(['data:image/png;base64,AAAA']);
  });

  it('leaves out what says nothing', () => {
    const plain = writeSvg({ width: 1, height: 1, background: 'white', title: '', scene: [group([], {})] });
    expect(plain).toContain('<g>');
    expect(plain).not.toContain('opacity');
  });
});
