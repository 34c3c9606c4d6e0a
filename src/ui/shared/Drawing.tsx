/**
 * A drawing of `viz` as a component: mounted once, updated on every change of its
 * props, destroyed with the element. React owns the element, the drawing what is in it.
 *
 * Drawn in a task of its own after the page itself has changed, with the latest props.
 */
import { useEffect, useLayoutEffect, useRef } from 'react';
import { inTurn } from './inTurn.ts';

export interface Drawn<Props> {
  update(props: Props): void;
  destroy(): void;
}

type Mount<Props> = (element: HTMLElement, props: Props) => Drawn<Props>;

export interface DrawingProps<Props> {
  /** Has to stay the same function: another one mounts anew. */
  readonly mount: Mount<Props>;
  readonly props: Props;
  readonly className?: string | undefined;
}

export function Drawing<Props>({ mount, props, className }: DrawingProps<Props>) {
  const host = useRef<HTMLDivElement>(null);
  const drawn = useRef<Drawn<Props> | null>(null);
  const latest = useRef(props);
  const due = useRef<(() => void) | null>(null);

  useLayoutEffect(() => {
    latest.current = props;
    if (drawn.current === null) return;
    // One that is due already will draw these.
    due.current ??= inTurn(() => {
      due.current = null;
      drawn.current?.update(latest.current);
    });
  }, [props]);

  useEffect(() => {
    const element = host.current;
    if (element === null) return undefined;
    const forget = inTurn(() => {
      drawn.current = mount(element, latest.current);
    });
    return () => {
      forget();
      due.current?.();
      due.current = null;
      drawn.current?.destroy();
      drawn.current = null;
    };
  }, [mount]);

  return <div ref={host} className={className} />;
}
