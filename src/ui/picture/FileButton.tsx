/** A button that opens the system's file dialogue, for pictures and for explanations saved from the page. */
import type { ReactNode } from 'react';
import { useRef } from 'react';
import { useActions } from '../shared/appContext.tsx';

const accepted = 'image/*,application/json,.json';

export interface FileButtonProps {
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

export function FileButton({ className, children }: FileButtonProps) {
  const { openFile } = useActions();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" className={className} onClick={() => input.current?.click()}>
        {children}
      </button>
      <input
        ref={input}
        type="file"
        accept={accepted}
        tabIndex={-1}
        hidden
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file !== undefined) void openFile(file, file.name);
        }}
      />
    </>
  );
}
