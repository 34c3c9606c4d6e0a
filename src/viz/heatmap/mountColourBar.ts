/**
 * The scale of a heat map, as a strip of its colours.
 *
 * Smallest value left, largest right; on a signed scale the middle is 0. What the
 * ends mean is said in words by whoever mounts it.
 */
import { fitCanvas } from '../canvas/fittedCanvas.ts';
import { colourOf } from './colourMap.ts';

export interface ColourBarProps {
  readonly signed: boolean;
  /** CSS pixels. */
  readonly height: number;
}

export interface ColourBarView {
  update(props: ColourBarProps): void;
  destroy(): void;
}

export function mountColourBar(element: HTMLElement, initial: ColourBarProps): ColourBarView {
  let props = initial;
  const fitted = fitCanvas(element, 1, (context, size) => {
    context.beginPath();
    context.roundRect(0, 0, size.width, size.height, size.height / 2);
    context.clip();
    for (let x = 0; x < size.width; x++) {
      context.fillStyle = `rgb(${barColour(x / (size.width - 1), props.signed).join(', ')})`;
      context.fillRect(x, 0, 1.5, size.height);
    }
  });
  const show = (): void => {
    fitted.canvas.style.aspectRatio = 'auto';
    fitted.canvas.style.height = `${String(props.height)}px`;
    fitted.repaint();
  };
  show();
  return {
    update: (next) => {
      props = next;
      show();
    },
    destroy: () => {
      fitted.destroy();
    },
  };
}

/** The colour at a share of the bar, 0 left to 1 right. */
export function barColour(share: number, signed: boolean): readonly [number, number, number] {
  return colourOf(signed ? 2 * share - 1 : share, signed, 1);
}
