/** Short tones made on the device: no files, nothing to load. Each has a visible twin, and none plays into an open microphone. */
export type SoundName = 'hand' | 'turn' | 'arrived' | 'bowl' | 'praise' | 'minute';

type Tone = {
  readonly at: number;
  readonly hz: number;
  readonly ms: number;
  readonly attackMs?: number;
  /** Part of the usual loudness, 0 to 1. */
  readonly soft?: number;
};

const tones: Readonly<Record<SoundName, readonly Tone[]>> = {
  hand: [{ at: 0, hz: 660, ms: 90 }],
  turn: [
    { at: 0, hz: 523, ms: 110 },
    { at: 110, hz: 659, ms: 110 },
    { at: 220, hz: 784, ms: 110 },
  ],
  arrived: [
    { at: 0, hz: 523, ms: 110 },
    { at: 110, hz: 659, ms: 110 },
  ],
  bowl: [
    { at: 0, hz: 392, ms: 2800, attackMs: 8 },
    { at: 0, hz: 784.6, ms: 2800, attackMs: 8 },
    { at: 0, hz: 1176, ms: 2800, attackMs: 8 },
  ],
  praise: [
    { at: 0, hz: 784, ms: 160, soft: 0.5 },
    { at: 140, hz: 1047, ms: 260, soft: 0.5 },
  ],
  minute: [
    { at: 0, hz: 880, ms: 40, attackMs: 3 },
    { at: 180, hz: 880, ms: 40, attackMs: 3 },
  ],
};
/** -12 dBFS for all tones of a sound together. */
const peak = 0.25;
const silence = 0.0001;

export type Sounds = {
  /** Call inside a tap: browsers keep audio shut until then. */
  readonly unlock: () => void;
  readonly play: (name: SoundName) => void;
  readonly setMicrophoneOpen: (open: boolean) => void;
  readonly close: () => void;
};

export function createSounds(newContext: () => AudioContext | null): Sounds {
  let context: AudioContext | null = null;
  let microphoneOpen = false;

  function ring(audio: AudioContext, tone: Tone, loudness: number): void {
    const oscillator = audio.createOscillator();
    const gain = audio.createGain();
    const start = audio.currentTime + tone.at / 1000;
    const end = start + tone.ms / 1000;
    oscillator.frequency.value = tone.hz;
    gain.gain.setValueAtTime(silence, start);
    gain.gain.exponentialRampToValueAtTime(loudness, start + (tone.attackMs ?? 12) / 1000);
    gain.gain.exponentialRampToValueAtTime(silence, end);
    oscillator.connect(gain).connect(audio.destination);
    oscillator.start(start);
    oscillator.stop(end);
  }

  return {
    unlock: () => {
      context ??= newContext();
      void context?.resume().catch(() => undefined);
    },
    play: (name) => {
      if (microphoneOpen || context?.state !== 'running') return;
      const all = tones[name];
      const atOnce = all.filter((tone) => tone.at === 0).length;
      for (const tone of all) ring(context, tone, (peak / atOnce) * (tone.soft ?? 1));
    },
    setMicrophoneOpen: (open) => {
      microphoneOpen = open;
    },
    close: () => {
      void context?.close().catch(() => undefined);
      context = null;
    },
  };
}

export function browserSounds(): Sounds {
  return createSounds(() => (typeof AudioContext === 'undefined' ? null : new AudioContext()));
}
