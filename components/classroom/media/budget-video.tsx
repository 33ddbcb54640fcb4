'use client';

import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import type { VideoHandle } from '@/lib/classroom/client/media';
import { PictureBudget, picturesMax, thisDevice } from '@/lib/classroom/client/picture-budget';
import { LiveVideo } from './live-video';

const Budget = createContext<PictureBudget | null>(null);

type PicturesProps = {
  readonly audience: 'pupil' | 'staff';
  /** Pictures that play on the screen outside this grid: the teacher's. */
  readonly besides?: number;
  readonly children: ReactNode;
};

/** A grid of pictures: no more of them play at once than the device can bear. */
export function Pictures({ audience, besides = 0, children }: PicturesProps) {
  const [budget] = useState(() => new PictureBudget(picturesMax(audience, thisDevice()) - besides));
  return <Budget value={budget}>{children}</Budget>;
}

type BudgetVideoProps = {
  readonly handle: VideoHandle;
  readonly title: string;
  /** Its place in the grid. */
  readonly at: number;
  readonly first: boolean;
  /** Stands there while the picture does not play. */
  readonly children: ReactNode;
};

const never = () => () => undefined;

/** A picture that plays while it is in sight and its grid has room for it. Its box must be positioned. */
export function BudgetVideo({ handle, title, at, first, children }: BudgetVideoProps) {
  const budget = useContext(Budget);
  const mark = useRef<HTMLSpanElement>(null);
  const [inSight, setInSight] = useState(false);
  const { key } = handle;
  useEffect(() => {
    const element = mark.current;
    if (!element) return;
    const watch = new IntersectionObserver(([entry]) => setInSight(entry?.isIntersecting ?? false));
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  useEffect(
    () => (inSight ? budget?.want({ key, at, first }) : undefined),
    [budget, inSight, key, at, first],
  );
  const plays = useSyncExternalStore(
    budget?.subscribe ?? never,
    () => budget?.plays(key) ?? true,
    () => false,
  );
  return (
    <>
      <span ref={mark} aria-hidden className="pointer-events-none absolute inset-0" />
      {plays ? <LiveVideo handle={handle} title={title} /> : children}
    </>
  );
}
