/**
 * Files dropped anywhere on the page, or pasted into it.
 *
 * `dragenter` and `dragleave` fire for every element the pointer crosses, so depth
 * is counted: the page is a target while more were entered than left. Pasting into
 * a text field stays pasting into a text field, unless what is pasted is a file.
 */
import { useEffect, useRef, useState } from 'react';

export type OnFile = (file: File) => void;

function carriesFiles(transfer: DataTransfer | null): boolean {
  return transfer?.types.includes('Files') === true;
}

/** True while a file hovers over the page. */
export function useDrop(onFile: OnFile): boolean {
  const [over, setOver] = useState(false);
  const depth = useRef(0);
  useEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;
    const count = (change: number): void => {
      depth.current = Math.max(0, depth.current + change);
      setOver(depth.current > 0);
    };
    const enter = (event: DragEvent): void => {
      if (carriesFiles(event.dataTransfer)) count(1);
    };
    const leave = (event: DragEvent): void => {
      if (carriesFiles(event.dataTransfer)) count(-1);
    };
    const allow = (event: DragEvent): void => {
      if (carriesFiles(event.dataTransfer)) event.preventDefault();
    };
    const drop = (event: DragEvent): void => {
      if (!carriesFiles(event.dataTransfer)) return;
      event.preventDefault();
      count(-depth.current);
      const file = event.dataTransfer?.files[0];
      if (file !== undefined) onFile(file);
    };
    const paste = (event: ClipboardEvent): void => {
      const file = event.clipboardData?.files[0];
      if (file === undefined) return;
      event.preventDefault();
      onFile(file);
    };
    document.addEventListener('dragenter', enter, { signal });
    document.addEventListener('dragleave', leave, { signal });
    document.addEventListener('dragover', allow, { signal });
    document.addEventListener('drop', drop, { signal });
    document.addEventListener('paste', paste, { signal });
    return () => {
      listening.abort();
    };
  }, [onFile]);
  return over;
}
