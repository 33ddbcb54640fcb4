import type { RemoteTrack } from 'livekit-client';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Loudspeaker } from './media-sound';

/** A track whose sound is at the loudness of its element. */
function sound() {
  const element = { volume: 1, hidden: false, remove: vi.fn() };
  const mediaStreamTrack = { enabled: true };
  const track = { attach: () => element, detach: vi.fn(), mediaStreamTrack } as unknown as RemoteTrack;
  return { track, element };
}

describe('[MEDIA-8] while one voice wins', () => {
  beforeEach(() => vi.stubGlobal('document', { body: { append: vi.fn() } }));

  it('all others are quiet at once, the voice is not, and afterwards all are as before', () => {
    const loudspeaker = new Loudspeaker();
    const [teacher, anna] = [sound(), sound()];
    loudspeaker.play(teacher.track, 'teacher');
    loudspeaker.play(anna.track, 'anna');
    loudspeaker.duckFor('teacher');
    expect([teacher.element.volume, anna.element.volume]).toEqual([1, 0.15]);
    loudspeaker.duckFor('anna');
    expect([teacher.element.volume, anna.element.volume]).toEqual([0.15, 1]);
    loudspeaker.duckFor(null);
    expect([teacher.element.volume, anna.element.volume]).toEqual([1, 1]);
  });

  it('who begins to speak meanwhile is quiet from the first tone', () => {
    const loudspeaker = new Loudspeaker();
    loudspeaker.duckFor('teacher');
    const late = sound();
    loudspeaker.play(late.track, 'ben');
    expect(late.element.volume).toBe(0.15);
    loudspeaker.stop(late.track);
    loudspeaker.duckFor(null);
    expect(late.element.remove).toHaveBeenCalled();
  });

  it('on a device that sets no loudness for a page the others are silent, and heard again afterwards', () => {
    const loudspeaker = new Loudspeaker();
    const [teacher, anna] = [sound(), sound()];
    for (const { element } of [teacher, anna])
      Object.defineProperty(element, 'volume', { get: () => 1, set: () => undefined });
    loudspeaker.play(teacher.track, 'teacher');
    loudspeaker.play(anna.track, 'anna');
    const heard = () => [teacher, anna].map(({ track }) => track.mediaStreamTrack.enabled);
    loudspeaker.duckFor('teacher');
    expect(heard()).toEqual([true, false]);
    loudspeaker.duckFor(null);
    expect(heard()).toEqual([true, true]);
  });

  it('[MEDIA-11] at a table nobody of the class is heard but who speaks to all', () => {
    const loudspeaker = new Loudspeaker();
    const [teacher, anna] = [sound(), sound()];
    loudspeaker.play(teacher.track, 'teacher');
    loudspeaker.listenTo([]);
    loudspeaker.play(anna.track, 'anna');
    const heard = () => [teacher, anna].map(({ track }) => track.mediaStreamTrack.enabled);
    expect(heard()).toEqual([false, false]);
    loudspeaker.listenTo(['teacher']);
    expect(heard()).toEqual([true, false]);
    loudspeaker.listenTo(null);
    expect(heard()).toEqual([true, true]);
  });
});
