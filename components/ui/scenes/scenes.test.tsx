import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { animals } from '@/lib/shared/signs';
import { BenchScene } from './bench-scene';
import { BridgeScene } from './bridge-scene';
import { GateScene, MoonScene, SunClockScene, TwoSameScene } from './outdoor-scenes';
import {
  BellScene,
  OldTabletScene,
  SleepingEyeScene,
  SleepingMouthScene,
  TornCardScene,
} from './thing-scenes';

const me = { animal: 'fox', badge: 'sun' } as const;
const other = { animal: 'frog', badge: 'lagoon' } as const;
const count = (text: string, part: string) => text.split(part).length - 1;
const bench = (others: number, waiting?: number) =>
  renderToStaticMarkup(
    <BenchScene me={me} others={Array.from({ length: others }, () => other)} waiting={waiting} />,
  );

describe('scenes', () => {
  it('draws every scene for every animal, without a broken number or an outside address', () => {
    for (const animal of animals) {
      const face = { animal, badge: 'coral' } as const;
      const scenes = [
        <BenchScene key="bench" me={face} others={[other]} />,
        <BridgeScene key="lost" me={face} />,
        <BridgeScene key="wait" me={face} state="waiting" />,
        <BridgeScene key="whole" me={face} state="whole" />,
        <MoonScene key="moon" {...face} />,
        <GateScene key="gate" {...face} />,
        <SunClockScene key="sun" {...face} fraction={0.4} />,
        <TwoSameScene key="two" {...face} />,
        <TornCardScene key="torn" {...face} />,
        <OldTabletScene key="old" {...face} />,
        <SleepingMouthScene key="mouth" {...face} />,
        <SleepingEyeScene key="eye" {...face} />,
        <BellScene key="bell" {...face} />,
      ].map((scene) => renderToStaticMarkup(scene));
      expect(new Set(scenes).size).toBe(scenes.length);
      for (const scene of scenes) expect(scene).not.toMatch(/NaN|undefined|\[object|https?:/);
    }
  });

  it('seats five on the bench and counts the rest', () => {
    expect(bench(3)).not.toContain('<text');
    expect(bench(9)).toContain('+5</text>');
    expect(bench(4, 24)).toContain('+19</text>');
  });

  it('shows my own animal alone in the light, and nobody in it at the desk of the teacher', () => {
    const light = 'r="66" fill="#FFFBF4"';
    expect(count(bench(4), light)).toBe(1);
    expect(renderToStaticMarkup(<BenchScene others={[other]} />)).not.toContain(light);
  });

  it('can be heard: with a title it is an image with a name', () => {
    expect(renderToStaticMarkup(<MoonScene title="Der Mond" />)).toContain('aria-label="Der Mond"');
  });
});
