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
import { useLocale } from 'use-intl';
import { browserSounds, createSounds, type Sounds } from '@/lib/classroom/client/sounds';
import { browserSpeech, silentSpeech, type Speech, type SpeechSnapshot } from '@/lib/classroom/client/speech';
import { listenForNaming } from './naming';
import { createScreenWords, type ScreenPart, type ScreenWords } from './screen-words';

type PupilAudio = { readonly speech: Speech; readonly sounds: Sounds; readonly screen: ScreenWords };

const AudioContext = createContext<PupilAudio | null>(null);

type PupilAudioProps = {
  /** Everything looks as if there were a voice, and nothing makes a sound. */
  readonly silent?: boolean;
  readonly children: ReactNode;
};

/** Voice and tones of one pupil's page, from the first door to the goodbye. */
export function PupilAudioProvider({ silent = false, children }: PupilAudioProps) {
  const locale = useLocale();
  const [audio] = useState<PupilAudio>(() => ({
    speech: silent ? silentSpeech() : browserSpeech(locale),
    sounds: silent ? createSounds(() => null) : browserSounds(),
    screen: createScreenWords(),
  }));
  const { mode } = useSpeechState(audio.speech);
  useEffect(() => (mode === 'show' ? listenForNaming(audio.speech) : undefined), [mode, audio.speech]);
  useEffect(() => () => audio.speech.stop(), [audio.speech]);
  return <AudioContext value={audio}>{children}</AudioContext>;
}

export function usePupilAudio(): PupilAudio {
  const audio = useContext(AudioContext);
  if (!audio) throw new Error('usePupilAudio needs a PupilAudioProvider');
  return audio;
}

const serverState: SpeechSnapshot = { state: 'ready', mode: 'idle' };

export function useSpeechState(speech: Speech): SpeechSnapshot {
  return useSyncExternalStore(speech.subscribe, speech.getSnapshot, () => serverState);
}

/** The ear can read this as long as it is on the screen. */
export function useOnScreen(part: ScreenPart, text: string | null): void {
  const { screen } = usePupilAudio();
  useEffect(() => (text === null ? undefined : screen.put(part, text)), [screen, part, text]);
}

/** What things on the screen have to say; empty: nothing of their own. */
export function useScreenWords(): string {
  const { screen } = usePupilAudio();
  return useSyncExternalStore(screen.subscribe, screen.get, () => '');
}

/** Says a sentence once when it comes up; again only when it changes. */
export function useSayOnce(text: string | null): void {
  const { speech } = usePupilAudio();
  const said = useRef<string | null>(null);
  useEffect(() => {
    if (text === said.current) return;
    said.current = text;
    if (text && speech.getSnapshot().mode !== 'show') void speech.say(text);
  }, [text, speech]);
}
