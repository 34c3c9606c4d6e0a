// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { after, stubBrowser } from '../shared/render.fixture.tsx';
import { ClassPicker } from './ClassPicker.tsx';
import { mostMatches } from './shownClasses.ts';

const classes = [
  { index: 5, label: 'school bus', confidence: 0.6 },
  { index: 3, label: 'trolleybus', confidence: 0.3 },
  { index: 9, label: 'goldfish', confidence: 0.1 },
];
const onPick = vi.fn();

async function open(list = classes): Promise<HTMLElement> {
  render(<ClassPicker label="Explain another class" classes={list} onPick={onPick} />);
  await after(() => {
    fireEvent.click(screen.getByRole('button', { name: 'Explain another class' }));
  });
  return screen.getByRole('combobox', { name: 'Name of a class' });
}
const type = (field: HTMLElement, value: string) =>
  after(() => {
    fireEvent.change(field, { target: { value } });
  });
const press = (field: HTMLElement, key: string) =>
  after(() => {
    fireEvent.keyDown(field, { key });
    fireEvent.keyUp(field, { key });
  });
const names = () => screen.queryAllByRole('option').map((option) => option.textContent);

describe('the search over classes', () => {
  beforeEach(() => {
    stubBrowser();
    onPick.mockReset();
  });
  afterEach(() => {
    cleanup();
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });

  it('is closed until it is asked for, and then has the keyboard', async () => {
    render(<ClassPicker label="Explain another class" classes={classes} onPick={onPick} />);
    expect(screen.queryByRole('dialog')).toBeNull();
    cleanup();
    const field = await open();
    expect(screen.getByRole('dialog', { name: 'Explain another class' }).contains(field)).toBe(true);
    expect(document.activeElement).toBe(field);
  });

  it('begins with the surest classes, each with its confidence', async () => {
    await open();
    expect(names()).toEqual(['school bus60.0\u202f%', 'trolleybus30.0\u202f%', 'goldfish10.0\u202f%']);
  });

  it('narrows to what is typed, and says so where nothing is left', async () => {
    const field = await open();
    await type(field, 'bus');
    expect(names()).toHaveLength(2);
    await type(field, 'giraffe');
    expect(screen.getByText('No class has this in its name.')).toBeTruthy();
  });

  it('never puts a thousand names on the page', async () => {
    await open(Array.from({ length: 1000 }, (_, index) => ({ index, label: `class ${index}`, confidence: 0.001 })));
    expect(names()).toHaveLength(mostMatches);
  });

  it('picks what is pressed, and closes', async () => {
    await open();
    await after(() => {
      fireEvent.click(screen.getByRole('option', { name: /goldfish/ }));
    });
    expect(onPick).toHaveBeenCalledExactlyOnceWith(9);
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('is walked and answered by keyboard alone', async () => {
    const field = await open();
    await type(field, 'bus');
    await press(field, 'ArrowDown');
    const pointed = document.getElementById(field.getAttribute('aria-activedescendant') ?? '');
    expect(pointed?.textContent).toContain('bus');
    await press(field, 'Enter');
    expect(onPick).toHaveBeenCalledOnce();
  });

  it('closes without a choice by Escape, and forgets what was typed', async () => {
    const field = await open();
    await type(field, 'bus');
    await press(field, 'Escape');
    await press(screen.queryByRole('combobox') ?? document.body, 'Escape');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(onPick).not.toHaveBeenCalled();
  });
});
