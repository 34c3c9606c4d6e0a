/**
 * What Cytoscape itself draws: the edges, and invisible boxes that catch pointers.
 *
 * Cards are painted on a layer above (`cardLayer.ts`) with crisp text at any zoom,
 * so nodes here have a size but no ink. A lit edge is warm *and* thicker; an edge
 * into the folded part is dotted, one to a visitor dashed.
 */
import type { StylesheetJson } from 'cytoscape';
import type { VizTheme } from '../theme.ts';

/** Cytoscape 3.34 documents this value and its types lack it; control points are then relative to the ends. */
const fromEnds: Readonly<Record<string, string>> = { 'edge-distances': 'endpoints' };

/** Nothing is selected by dragging a box, but the types want all of a box's looks. */
const noSelectionBox = {
  'selection-box-color': 'transparent',
  'selection-box-border-color': 'transparent',
  'selection-box-border-width': 0,
  'selection-box-opacity': 0,
  'outside-texture-bg-color': 'transparent',
  'outside-texture-bg-opacity': 0,
};

export function sagStylesheet(theme: VizTheme): StylesheetJson {
  return [
    {
      selector: 'core',
      style: { ...noSelectionBox, 'active-bg-color': theme.ink, 'active-bg-opacity': 0, 'active-bg-size': 0 },
    },
    {
      selector: 'node',
      style: {
        shape: 'round-rectangle',
        width: 'data(width)',
        height: 'data(height)',
        'background-opacity': 0,
        'overlay-opacity': 0,
        'border-width': 0,
      },
    },
    {
      selector: 'edge',
      style: {
        width: 1.25,
        'line-color': theme.thread,
        'line-cap': 'round',
        'curve-style': 'unbundled-bezier',
        ...fromEnds,
        'source-endpoint': '0 50%',
        'target-endpoint': '0 -50%',
        'control-point-weights': 'data(weights)',
        'control-point-distances': 'data(distances)',
        'overlay-opacity': 0,
        events: 'no',
      },
    },
    { selector: 'edge.folded', style: { 'line-style': 'dashed', 'line-dash-pattern': [1, 4] } },
    { selector: 'edge.visiting', style: { 'line-style': 'dashed', 'line-dash-pattern': [5, 4] } },
    { selector: 'edge.faded', style: { opacity: 0.25 } },
    { selector: 'edge.lit', style: { 'line-color': theme.warm, width: 2, opacity: 1, 'z-index': 1 } },
  ];
}
