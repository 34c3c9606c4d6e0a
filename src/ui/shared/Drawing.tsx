/**
 * A drawing of `viz` as a component: mounted once, updated on every change of its
 * props, destroyed with the element. React owns the element, the drawing what is in it.
 */
import { useEffect, useLayoutEffect, useRef } from 'react';

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

  useLayoutEffect(() => {
    latest.current = props;
    drawn.current?.update(props);
  }, [props]);

  useEffect(() => {
    if (host.current === null) return undefined;
    const drawing = mount(host.current, latest.current);
    drawn.current = drawing;
    return () => {
      drawn.current = null;
      drawing.destroy();
    };
  }, [mount]);

  return <div ref={host} className={className} />;
}
