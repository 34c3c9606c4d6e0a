/** The tour for whoever wants it again; on an empty page it opens a sample first. */
import { words } from '../../text/words.ts';
import { useActions } from '../shared/appContext.tsx';
import controls from '../shared/controls.module.css';

export function TourButton() {
  const { startTour } = useActions();
  return (
    <button type="button" className={controls['button']} onClick={startTour}>
      {words.header.tour}
    </button>
  );
}
