/**
 * One line under the picture: how what is shown came to be, as long as that is news;
 * else what can be done with the picture. It keeps its height, so that nothing moves
 * when the network takes over.
 */
import { useEffect, useState } from 'react';
import { takeOverSentences } from '../../text/takeOver.ts';
import { words } from '../../text/words.ts';
import { useApp } from '../shared/appContext.tsx';
import { classNames } from '../shared/classNames.ts';
import controls from '../shared/controls.module.css';
import styles from './StandingLine.module.css';

/** Milliseconds that good news stays. */
export const newsTime = 6000;

export function StandingLine() {
  const takeOver = useApp((state) => state.takeOver);
  return <Line key={takeOver} sentence={takeOverSentences[takeOver]} passes={takeOver === 'done'} />;
}

/** Made anew for every piece of news. */
function Line({ sentence, passes }: { readonly sentence: string | null; readonly passes: boolean }) {
  const [over, setOver] = useState(false);
  useEffect(() => {
    if (!passes) return undefined;
    const timer = setTimeout(() => {
      setOver(true);
    }, newsTime);
    return () => {
      clearTimeout(timer);
    };
  }, [passes]);
  const news = over ? null : sentence;
  return (
    <div className={classNames(controls['hint'], styles['line'])}>
      <p role="status">{news}</p>
      {news === null && <p>{words.picture.regionsHint}</p>}
    </div>
  );
}
