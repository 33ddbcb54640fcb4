import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choosePictures, PictureBudget, picturesMax, type WantedPicture } from './picture-budget';

const picture = (at: number, first = false): WantedPicture => ({ key: `p${at}`, at, first });
const thirty = Array.from({ length: 30 }, (_, at) => picture(at));

describe('[MEDIA-10] a class of thirty with all cameras on', () => {
  it('plays six pictures on the device of a child and four on an old tablet', () => {
    expect(picturesMax('pupil', { cores: 8, memory: 8 })).toBe(6);
    expect(picturesMax('pupil', { cores: 8, memory: null })).toBe(6);
    expect(picturesMax('pupil', { cores: 8, memory: 2 })).toBe(4);
    expect(picturesMax('pupil', { cores: 4, memory: 8 })).toBe(4);
    expect(choosePictures(thirty, new Set(), 6)).toEqual(new Set(['p0', 'p1', 'p2', 'p3', 'p4', 'p5']));
  });

  it('never plays more than it may, and never fewer while there are pictures', () => {
    const wanted = fc.uniqueArray(
      fc.record({ key: fc.nat(40).map(String), at: fc.nat(40), first: fc.boolean() }),
      { selector: ({ key }) => key },
    );
    fc.assert(
      fc.property(wanted, fc.array(fc.nat(40).map(String)), fc.nat(20), (all, before, max) => {
        const playing = choosePictures(all, new Set(before), max);
        expect(playing.size).toBe(Math.min(max, all.length));
        for (const key of playing) expect(all.some((one) => one.key === key)).toBe(true);
      }),
    );
  });

  it('shows who begins to speak, and keeps the others where they were', () => {
    const before = choosePictures(thirty, new Set(), 6);
    const spoken = choosePictures([...thirty.slice(0, 29), picture(29, true)], before, 6);
    expect(spoken).toEqual(new Set(['p29', 'p0', 'p1', 'p2', 'p3', 'p4']));
    expect(choosePictures(thirty, spoken, 6)).toEqual(spoken); // silent again: nobody jumps back
  });

  it('plays another where one left the visible part, and tells only of changes', async () => {
    const budget = new PictureBudget(2);
    let told = 0;
    budget.subscribe(() => (told += 1));
    const leave = thirty.slice(0, 4).map((one) => budget.want(one));
    await Promise.resolve();
    expect(told).toBe(1);
    expect(['p0', 'p1', 'p2'].map(budget.plays)).toEqual([true, true, false]);
    leave[0]?.();
    await Promise.resolve();
    expect(['p0', 'p1', 'p2'].map(budget.plays)).toEqual([false, true, true]);
    expect(told).toBe(2);
  });

  it('keeps the place of who stops speaking', async () => {
    const budget = new PictureBudget(1);
    const quiet = budget.want(picture(5, true));
    budget.want(picture(0));
    await Promise.resolve();
    quiet();
    budget.want(picture(5));
    await Promise.resolve();
    expect(budget.plays('p5')).toBe(true);
  });
});
