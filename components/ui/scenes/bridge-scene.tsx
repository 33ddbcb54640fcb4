import type { SignFace } from '@/lib/shared/signs';
import { bridgeSize, type BridgeState, drawBridge } from '../vectors/scene-bridge';
import { SceneFrame, type SceneFrameProps } from './scene-frame';

export type { BridgeState };

type BridgeSceneProps = SceneFrameProps & {
  readonly me: SignFace;
  /** Two of the class on the other side. */
  readonly friends?: readonly SignFace[];
  readonly state?: BridgeState;
};

const defaultFriends: readonly SignFace[] = [
  { animal: 'frog', badge: 'lagoon' },
  { animal: 'bear', badge: 'lagoon' },
];

/** The net is gone, is still gone, is back. */
export function BridgeScene({ me, friends, state = 'searching', ...frame }: BridgeSceneProps) {
  const across =
    friends && friends.length > 0 ? friends : defaultFriends.filter((f) => f.animal !== me.animal);
  return <SceneFrame {...frame} size={bridgeSize} drawing={drawBridge({ me, friends: across, state })} />;
}
