/**
 * Cytoscape and the canvas for cards above it, in one box that assistive
 * technology does not see.
 *
 * Cytoscape owns the camera, the gestures, the edges and the hit tests. `onPaint`
 * is called in the frame in which it has drawn. Knows nothing of attention graphs.
 */
import type { Core } from 'cytoscape';
import cytoscape from 'cytoscape';
import { freeCanvas } from '../canvas/freeCanvas.ts';
import type { VizTheme } from '../theme.ts';
import type { Camera, Viewport } from './camera.ts';
import { ZOOM_LIMITS } from './camera.ts';
import { sagStylesheet } from './stylesheet.ts';
import { mindTouches } from './touchManners.ts';

export interface Stage {
  readonly cy: Core;
  readonly box: HTMLElement;
  view(): Viewport;
  camera(): Camera;
  setCamera(camera: Camera): void;
  setTheme(theme: VizTheme): void;
  setCursor(cursor: 'default' | 'pointer'): void;
  /** Draws again though neither nodes nor camera have changed. */
  readonly repaint: () => void;
  destroy(): void;
}

export type StagePaint = (context: CanvasRenderingContext2D) => void;

export function createStage(element: HTMLElement, theme: VizTheme, onPaint: StagePaint): Stage {
  const box = document.createElement('div');
  box.setAttribute('aria-hidden', 'true');
  box.style.cssText = 'position:relative;width:100%;height:100%;overflow:hidden';
  element.append(box);
  const cy = cytoscape({
    container: box,
    style: sagStylesheet(theme),
    layout: { name: 'preset' },
    autoungrabify: true,
    autounselectify: true,
    boxSelectionEnabled: false,
    minZoom: ZOOM_LIMITS.smallest,
    maxZoom: ZOOM_LIMITS.largest,
  });
  mindTouches(box, cy);
  const layer = document.createElement('canvas');
  layer.style.cssText = 'position:absolute;inset:0;width:100%;height:100%;pointer-events:none;z-index:10';
  box.append(layer);
  const context = layer.getContext('2d');
  const view = (): Viewport => ({ width: box.clientWidth, height: box.clientHeight });
  cy.on('render', () => {
    if (context !== null && prepare(layer, context, view())) onPaint(context);
  });
  return {
    cy,
    box,
    view,
    camera: () => ({ zoom: cy.zoom(), pan: { ...cy.pan() } }),
    setCamera: ({ zoom, pan }) => {
      cy.viewport({ zoom, pan });
    },
    setTheme: (next) => {
      cy.style().fromJson(sagStylesheet(next)).update();
    },
    setCursor: (cursor) => {
      box.style.cursor = cursor;
    },
    repaint: () => {
      cy.forceRender();
    },
    destroy: () => {
      const canvases = box.querySelectorAll('canvas');
      cy.destroy();
      canvases.forEach(freeCanvas);
      box.remove();
    },
  };
}

/** Sizes the layer to the device's pixels and clears it; false where there is nothing to paint on. */
function prepare(layer: HTMLCanvasElement, context: CanvasRenderingContext2D, { width, height }: Viewport): boolean {
  if (width === 0 || height === 0) return false;
  const ratio = window.devicePixelRatio;
  const [pixelWidth, pixelHeight] = [Math.round(width * ratio), Math.round(height * ratio)];
  if (layer.width !== pixelWidth || layer.height !== pixelHeight) {
    layer.width = pixelWidth;
    layer.height = pixelHeight;
  }
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, height);
  return true;
}
