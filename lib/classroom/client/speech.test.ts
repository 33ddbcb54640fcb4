import { describe, expect, it } from 'vitest';
import { createSpeech, type SpeechParts } from './speech';

const voice = (lang: string, localService: boolean) => ({
  lang,
  localService,
  default: false,
  name: `${lang} ${localService}`,
  voiceURI: lang,
});

function stage(voices: SpeechSynthesisVoice[], locale = 'de') {
  const spoken: { text: string; voice: string | undefined }[] = [];
  let current: { onend: (() => void) | null } | null = null;
  let late: (() => void) | null = null;
  const list = [...voices];
  const utterance = (text: string) => ({ text, voice: null, lang: '', rate: 1, onend: null, onerror: null });
  const synth = {
    getVoices: () => list,
    speak: (it: SpeechSynthesisUtterance) => {
      spoken.push({ text: it.text, voice: it.voice?.name });
      current = { onend: () => it.onend?.call(it, new Event('end') as SpeechSynthesisEvent) };
    },
    cancel: () => undefined,
    addEventListener: (_type: string, listener: unknown) => {
      late = listener as () => void;
    },
    removeEventListener: () => undefined,
  };
  const parts = { synth, newUtterance: utterance, locale } as unknown as SpeechParts;
  return {
    speech: createSpeech(parts),
    spoken,
    finish: () => current?.onend?.(),
    arrive: (more: SpeechSynthesisVoice) => {
      list.push(more);
      late?.();
    },
  };
}

describe('reading aloud', () => {
  it('never gives a text to a voice that lives on a server of somebody else', async () => {
    const { speech, spoken } = stage([voice('de-DE', false), voice('en-GB', true)]);
    expect(speech.getSnapshot().state).toBe('asleep');
    await speech.say('Hallo! Los geht es.');
    expect(spoken).toEqual([]);
  });

  it('uses the local voice of the language, also when the browser brings it late', () => {
    const { speech, spoken, arrive } = stage([voice('de-DE', false)]);
    arrive(voice('de_DE', true));
    expect(speech.getSnapshot().state).toBe('ready');
    void speech.say('Du bist da.');
    expect(spoken).toEqual([{ text: 'Du bist da.', voice: 'de_DE true' }]);
  });

  it('is silent while the own microphone is open, so that the class does not hear the machine', async () => {
    const { speech, spoken } = stage([voice('de-DE', true)]);
    speech.setMicrophoneOpen(true);
    await speech.say('Du bist dran!');
    expect(spoken).toEqual([]);
    speech.setMicrophoneOpen(false);
    void speech.say('Du bist dran!');
    expect(spoken).toHaveLength(1);
  });

  it('leaves the mode that swallows taps when the microphone opens, and says that it is hushed', () => {
    const { speech } = stage([voice('de-DE', true)]);
    speech.showMode(true);
    speech.setMicrophoneOpen(true);
    expect(speech.getSnapshot()).toEqual({ state: 'hushed', mode: 'idle' });
    speech.setMicrophoneOpen(false);
    expect(speech.getSnapshot().state).toBe('ready');
  });

  it('tells when it speaks and when the sentence is over', async () => {
    const { speech, finish } = stage([voice('de-DE', true)]);
    const said = speech.say('Hallo!');
    expect(speech.getSnapshot().mode).toBe('speaking');
    finish();
    await said;
    expect(speech.getSnapshot().mode).toBe('idle');
  });

  it('sleeps on a device that cannot speak at all', () => {
    const speech = createSpeech({
      synth: null,
      newUtterance: () => new SpeechSynthesisUtterance(),
      locale: 'de',
    });
    expect(speech.getSnapshot()).toEqual({ state: 'asleep', mode: 'idle' });
  });
});
