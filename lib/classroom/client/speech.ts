/**
 * Reads aloud what a child cannot read yet. Only voices that live on this device: cloud voices would send the text away.
 * Silent while the child's own microphone is open, since the class would hear the machine.
 */
export type SpeechSnapshot = {
  /** asleep: no local voice speaks this language. hushed: the own microphone is open. */
  readonly state: 'ready' | 'asleep' | 'hushed';
  /** show: the next thing that is tapped is named instead of triggered. */
  readonly mode: 'idle' | 'speaking' | 'show';
};

type Synth = Pick<
  SpeechSynthesis,
  'getVoices' | 'speak' | 'cancel' | 'addEventListener' | 'removeEventListener'
>;
export type SpeechParts = {
  readonly synth: Synth | null;
  readonly newUtterance: (text: string) => SpeechSynthesisUtterance;
  readonly locale: string;
};

export type Speech = {
  readonly subscribe: (onChange: () => void) => () => void;
  readonly getSnapshot: () => SpeechSnapshot;
  /** Call the first one inside a tap. Resolves when the sentence is over or was not spoken. */
  readonly say: (text: string) => Promise<void>;
  readonly showMode: (on: boolean) => void;
  readonly setMicrophoneOpen: (open: boolean) => void;
  readonly stop: () => void;
  readonly close: () => void;
};

const rate = 0.9;

export function createSpeech({ synth, newUtterance, locale }: SpeechParts): Speech {
  const listeners = new Set<() => void>();
  let microphoneOpen = false;
  let turn = 0;
  let snapshot: SpeechSnapshot = { state: stateNow(), mode: 'idle' };

  function stateNow(): SpeechSnapshot['state'] {
    if (!findVoice()) return 'asleep';
    return microphoneOpen ? 'hushed' : 'ready';
  }

  function findVoice(): SpeechSynthesisVoice | null {
    const language = locale.toLowerCase();
    const local = synth?.getVoices().filter((voice) => voice.localService === true) ?? [];
    return local.find((voice) => voice.lang.toLowerCase().replace('_', '-').startsWith(language)) ?? null;
  }

  function update(change: Partial<SpeechSnapshot>): void {
    const next = { ...snapshot, ...change };
    if (next.state === snapshot.state && next.mode === snapshot.mode) return;
    snapshot = next;
    for (const listener of listeners) listener();
  }

  // Voices arrive late in most browsers.
  const onVoices = () => update({ state: stateNow() });
  synth?.addEventListener('voiceschanged', onVoices);

  function stop(): void {
    turn += 1;
    synth?.cancel();
    if (snapshot.mode === 'speaking') update({ mode: 'idle' });
  }

  function say(text: string): Promise<void> {
    stop();
    const voice = findVoice();
    if (!synth || !voice || microphoneOpen || text.trim() === '') return Promise.resolve();
    const mine = turn;
    if (snapshot.mode === 'idle') update({ mode: 'speaking' });
    return new Promise((resolve) => {
      const utterance = newUtterance(text);
      utterance.voice = voice;
      utterance.lang = voice.lang;
      utterance.rate = rate;
      const end = () => {
        if (mine === turn && snapshot.mode === 'speaking') update({ mode: 'idle' });
        resolve();
      };
      utterance.onend = end;
      utterance.onerror = end;
      synth.speak(utterance);
    });
  }

  return {
    subscribe: (onChange) => {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
    getSnapshot: () => snapshot,
    say,
    stop,
    showMode: (on) => update({ mode: on ? 'show' : 'idle' }),
    setMicrophoneOpen: (open) => {
      microphoneOpen = open;
      if (open) stop();
      // Naming without a voice would only swallow taps, the one that closes the microphone among them.
      update({ state: stateNow(), ...(open ? { mode: 'idle' as const } : {}) });
    },
    close: () => {
      stop();
      synth?.removeEventListener('voiceschanged', onVoices);
      listeners.clear();
    },
  };
}

/** The browser's own voice; on a device without one the ear sleeps. */
export function browserSpeech(locale: string): Speech {
  const synth =
    typeof window === 'undefined' || !('speechSynthesis' in window) ? null : window.speechSynthesis;
  return createSpeech({ synth, newUtterance: (text) => new SpeechSynthesisUtterance(text), locale });
}

/** Ready, and never says a word. */
export function silentSpeech(): Speech {
  const snapshot: SpeechSnapshot = { state: 'ready', mode: 'idle' };
  return {
    subscribe: () => () => undefined,
    getSnapshot: () => snapshot,
    say: () => Promise.resolve(),
    showMode: () => undefined,
    setMicrophoneOpen: () => undefined,
    stop: () => undefined,
    close: () => undefined,
  };
}
