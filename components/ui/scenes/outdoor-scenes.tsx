import { drawGate, drawMoon, drawSunClock, drawTwoSame, outdoorSize } from '../vectors/scene-outdoors';
import type { SceneFace } from '../vectors/scenery';
import { SceneFrame, type SceneFrameProps } from './scene-frame';

type SceneProps = SceneFrameProps & SceneFace;

export function MoonScene({ animal, badge, ...frame }: SceneProps) {
  return <SceneFrame {...frame} size={outdoorSize} drawing={drawMoon({ animal, badge })} />;
}

export function GateScene({ animal, badge, ...frame }: SceneProps) {
  return <SceneFrame {...frame} size={outdoorSize} drawing={drawGate({ animal, badge })} />;
}

export function TwoSameScene({ animal, badge, ...frame }: SceneProps) {
  return <SceneFrame {...frame} size={outdoorSize} drawing={drawTwoSame({ animal, badge })} />;
}

/** `fraction` of the waiting time that is left, 0 to 1. */
export function SunClockScene({
  animal,
  badge,
  fraction,
  ...frame
}: SceneProps & { readonly fraction: number }) {
  return <SceneFrame {...frame} size={outdoorSize} drawing={drawSunClock({ animal, badge, fraction })} />;
}
