import {
  drawBell,
  drawOldTablet,
  drawSleepingEye,
  drawSleepingMouth,
  drawTornCard,
  roomSize,
} from '../vectors/scene-things';
import type { SceneFace } from '../vectors/scenery';
import { SceneFrame, type SceneFrameProps } from './scene-frame';

type SceneProps = SceneFrameProps & SceneFace;

export function TornCardScene({ animal, badge, ...frame }: SceneProps) {
  return <SceneFrame {...frame} size={roomSize} drawing={drawTornCard({ animal, badge })} />;
}

export function OldTabletScene({ animal, badge, ...frame }: SceneProps) {
  return <SceneFrame {...frame} size={roomSize} drawing={drawOldTablet({ animal, badge })} />;
}

export function SleepingMouthScene({ animal, badge, ...frame }: SceneProps) {
  return <SceneFrame {...frame} size={roomSize} drawing={drawSleepingMouth({ animal, badge })} />;
}

export function SleepingEyeScene({ animal, badge, ...frame }: SceneProps) {
  return <SceneFrame {...frame} size={roomSize} drawing={drawSleepingEye({ animal, badge })} />;
}

export function BellScene({ animal, badge, ...frame }: SceneProps) {
  return <SceneFrame {...frame} size={roomSize} drawing={drawBell({ animal, badge })} />;
}
