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
import { browserSounds, type Sounds } from '@/lib/classroom/client/sounds';
import { browserSpeech, type Speech, type SpeechSnapshot } from '@/lib/classroom/client/speech';
import { listenForNaming } from './naming';

type PupilAudio = { readonly speech: Speech; readonly sounds: Sounds };

const AudioContext = createContext<PupilAudio | null>(null);

/** Voice and tones of one pupil's page, from the first door to the goodbye. */
export function PupilAudioProvider({ children }: { readonly children: ReactNode }) {
  const locale = useLocale();
  const [audio] = useState<PupilAudio>(() => ({ speech: browserSpeech(locale), sounds: browserSounds() }));
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
