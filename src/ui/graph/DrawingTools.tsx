/** Moving the drawing without a pointer or a wheel: show everything, closer, further away. */
import { words } from '../../text/words.ts';
import controls from '../shared/controls.module.css';
import { useDrawnGraph } from '../shared/drawnGraph.tsx';
import styles from './DrawingTools.module.css';

/** How much closer one press of *Zoom in* goes. */
const closer = 1.3;

export function DrawingTools() {
  const drawn = useDrawnGraph();
  return (
    <div role="group" aria-label={words.graph.tools} className={styles['tools']}>
      <Tool label={words.graph.fit} text={words.graph.fit} onPress={() => drawn.view()?.fit()} />
      <Tool label={words.graph.zoomOut} text="−" onPress={() => drawn.view()?.zoomBy(1 / closer)} />
      <Tool label={words.graph.zoomIn} text="+" onPress={() => drawn.view()?.zoomBy(closer)} />
    </div>
  );
}

interface ToolProps {
  readonly label: string;
  readonly text: string;
  readonly onPress: () => void;
}

function Tool({ label, text, onPress }: ToolProps) {
  return (
    <button type="button" className={controls['button']} aria-label={label} onClick={onPress}>
      {text}
    </button>
  );
}
