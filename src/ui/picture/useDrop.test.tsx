// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { useDrop } from './useDrop.ts';

const file = new File(['x'], 'bus.jpg', { type: 'image/jpeg' });
const files = { dataTransfer: { types: ['Files'], files: [file] } };

function Probe({ onFile }: { readonly onFile: (file: File) => void }) {
  const over = useDrop(onFile);
  return (
    <section>
      <p>{over ? 'over' : 'away'}</p>
      <input />
    </section>
  );
}

const show = () => {
  const onFile = vi.fn();
  const view = render(<Probe onFile={onFile} />);
  return { onFile, view };
};
const says = (text: string) => screen.queryByText(text) !== null;

describe('dropping and pasting', () => {
  afterEach(cleanup);

  it('the page stays a target while the pointer goes from element to element', () => {
    show();
    fireEvent.dragEnter(document.body, files);
    fireEvent.dragEnter(screen.getByRole('textbox'), files);
    fireEvent.dragLeave(document.body, files);
    expect(says('over')).toBe(true);
    fireEvent.dragLeave(screen.getByRole('textbox'), files);
    expect(says('away')).toBe(true);
  });

  it('a dropped file is taken, and the browser does not open it itself', () => {
    const { onFile } = show();
    fireEvent.dragEnter(document.body, files);
    expect(fireEvent.dragOver(document.body, files)).toBe(false);
    expect(fireEvent.drop(document.body, files)).toBe(false);
    expect(onFile).toHaveBeenCalledExactlyOnceWith(file);
    expect(says('away')).toBe(true);
  });

  it('dragged text is no file', () => {
    const { onFile } = show();
    const text = { dataTransfer: { types: ['text/plain'], files: [] } };
    fireEvent.dragEnter(document.body, text);
    expect(says('away')).toBe(true);
    expect(fireEvent.drop(document.body, text)).toBe(true);
    expect(onFile).not.toHaveBeenCalled();
  });

  it('a pasted picture is taken, pasted text is left to the field', () => {
    const { onFile } = show();
    expect(fireEvent.paste(screen.getByRole('textbox'), { clipboardData: { files: [] } })).toBe(true);
    expect(onFile).not.toHaveBeenCalled();
    fireEvent.paste(screen.getByRole('textbox'), { clipboardData: { files: [file] } });
    expect(onFile).toHaveBeenCalledExactlyOnceWith(file);
  });

  it('hears nothing any more once it is gone', () => {
    const { onFile, view } = show();
    view.unmount();
    fireEvent.drop(document.body, files);
    expect(onFile).not.toHaveBeenCalled();
  });
});
