/** The maps as a wall of pictures, in the order asked for. */
import { comparisonWords } from '../../text/comparison.ts';
import { ComparedMap } from './ComparedMap.tsx';
import styles from './Comparison.module.css';
import { useOrdered } from './useListed.ts';

export function MapWall() {
  const list = useOrdered();
  if (list.length === 0) return <p className={styles['empty']}>{comparisonWords.empty}</p>;
  return (
    <ul className={styles['wall']}>
      {list.map((item) => (
        <li key={item.id}>
          <ComparedMap item={item} />
        </li>
      ))}
    </ul>
  );
}
