import type { SignFace } from '@/lib/shared/signs';
import { benchSize, drawBench } from '../vectors/scene-bench';
import { SceneFrame, type SceneFrameProps } from './scene-frame';

type BenchSceneProps = SceneFrameProps & {
  /** The child whose screen this is; leave out at the teacher's desk. */
  readonly me?: SignFace | undefined;
  readonly others: readonly SignFace[];
  /** How many wait in all, if more than are named. */
  readonly waiting?: number | undefined;
  readonly seats?: number;
  readonly bags?: boolean;
  /** The penguin who waves; leaves room for a clock at the upper right. */
  readonly guide?: boolean;
};

/** The cloakroom: who is here sits on the bench, the bag hangs on the hook. */
export function BenchScene(props: BenchSceneProps) {
  const { me, others, waiting, seats = 5, bags = true, guide = true, ...frame } = props;
  const bench = { faces: me ? [me, ...others] : others, mine: me !== undefined, seats, bags, guide, waiting };
  return <SceneFrame {...frame} size={benchSize(bench)} drawing={drawBench(bench)} />;
}
