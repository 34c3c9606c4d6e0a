/**
 * A small dialogue beside the button that opens it, in the one shape that everything
 * opening on this page has. Stands inside a `DialogTrigger`.
 *
 * Its frame is a landmark of its own, because it is put outside all others: whatever
 * screen readers find in it, they find in a named place.
 */
import type { ComponentProps, ReactNode } from 'react';
import { Dialog, Heading, Popover } from 'react-aria-components';
import { classNames } from './classNames.ts';
import controls from './controls.module.css';

export interface PopoverDialogProps {
  readonly heading: string;
  readonly className?: string | undefined;
  readonly placement?: 'bottom start' | 'bottom end';
  /** Given as a function, they can close the dialogue. */
  readonly children: ReactNode | ((close: () => void) => ReactNode);
}

export function PopoverDialog({ heading, className, placement = 'bottom end', children }: PopoverDialogProps) {
  return (
    <Popover className={classNames(controls['popover'], className)} placement={placement} render={landmark}>
      <Dialog className={classNames(controls['dialog'])}>
        {({ close }) => (
          <>
            <Heading slot="title" className={classNames(controls['title'])}>
              {heading}
            </Heading>
            {typeof children === 'function' ? children(close) : children}
          </>
        )}
      </Dialog>
    </Popover>
  );
}

const landmark = (props: ComponentProps<'div'>) => <div {...props} role="region" />;
