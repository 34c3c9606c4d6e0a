import cytoscape from 'cytoscape';
import { describe, expect, it } from 'vitest';
import { darkTheme, lightTheme } from '../theme.ts';
import { sagStylesheet } from './stylesheet.ts';

const at = (x: number, y: number) => ({ position: { x, y } });
function styled(classes: string, theme = lightTheme) {
  const cy = cytoscape({
    headless: true,
    styleEnabled: true,
    style: sagStylesheet(theme),
    elements: [
      { data: { id: 'a', width: 68, height: 90 }, ...at(0, 0) },
      { data: { id: 'b', width: 68, height: 90 }, ...at(0, 200) },
      { data: { id: 'e', source: 'a', target: 'b', weights: [0.3, 0.7], distances: [4, -4] }, classes },
    ],
  });
  return { node: cy.getElementById('a'), edge: cy.getElementById('e') };
}

describe('what Cytoscape draws', () => {
  it('is no ink for nodes, but a box of the size of the card to catch pointers', () => {
    const { node } = styled('plain');
    expect(node.numericStyle('width')).toBe(68);
    expect(node.numericStyle('height')).toBe(90);
    expect(node.numericStyle('background-opacity')).toBe(0);
  });

  it('is the curve that the edge asks for, from its ends', () => {
    const { edge } = styled('plain');
    expect(edge.style('curve-style')).toBe('unbundled-bezier');
    expect(edge.style('edge-distances')).toBe('endpoints');
    expect(edge.style('control-point-weights')).toBe('0.3 0.7');
    expect(edge.style('control-point-distances')).toBe('4px -4px');
  });

  it('tells lit, folded and visiting edges by more than colour', () => {
    const width = (classes: string): number => styled(classes).edge.numericStyle('width') as number;
    expect(width('plain lit')).toBeGreaterThan(width('plain'));
    expect(styled('folded').edge.style('line-style')).toBe('dashed');
    expect(styled('visiting').edge.style('line-style')).toBe('dashed');
    expect(styled('folded').edge.style('line-dash-pattern')).not.toEqual(
      styled('visiting').edge.style('line-dash-pattern'),
    );
  });

  it('keeps a lit edge visible while the others fade', () => {
    expect(styled('plain faded').edge.numericStyle('opacity')).toBe(0.25);
    expect(styled('plain faded lit').edge.numericStyle('opacity')).toBe(1);
  });

  it('follows the theme', () => {
    const colours = [lightTheme, darkTheme].map((theme) => String(styled('plain', theme).edge.style('line-color')));
    expect(colours[0]).not.toBe(colours[1]);
  });
});
