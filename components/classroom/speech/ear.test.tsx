// @vitest-environment jsdom
import { act, type ReactNode, useEffect } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { IntlProvider } from 'use-intl';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PupilPoll } from '@/components/polls/pupil-poll';
import { DrawStage } from '@/components/classroom/pupil/lesson/stage/draw-stage';
import { Invitation } from '@/components/classroom/pupil/lesson/invitation';
import pupilPolls from '@/lib/i18n/messages/de/pupil-polls.json';
import pupil from '@/lib/i18n/messages/de/pupil.json';
import ui from '@/lib/i18n/messages/de/ui.json';
import type { PollFact } from '@/lib/polls/schema';
import { PupilAudioProvider, usePupilAudio, useScreenWords } from './audio-context';
import { EarButton } from './ear-button';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
const spoken: string[] = [];
let root: Root;

beforeEach(() => {
  spoken.length = 0;
  const voice = { lang: 'de-DE', localService: true };
  vi.stubGlobal('speechSynthesis', {
    getVoices: () => [voice],
    speak: ({ text }: { text: string }) => spoken.push(text),
    cancel: () => undefined,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  });
  vi.stubGlobal(
    'SpeechSynthesisUtterance',
    class {
      text: string;
      constructor(text: string) {
        this.text = text;
      }
    },
  );
  vi.stubGlobal('matchMedia', () => ({ matches: true }));
  root = createRoot(document.body.appendChild(document.createElement('div')));
});
afterEach(() => {
  act(() => root.unmount());
  document.body.replaceChildren();
  vi.unstubAllGlobals();
});

function Screen({ open, children }: { readonly open: boolean; readonly children: ReactNode }) {
  const { speech } = usePupilAudio();
  useEffect(() => speech.setMicrophoneOpen(open), [speech, open]);
  return (
    <>
      <EarButton sentence={useScreenWords()} />
      {children}
    </>
  );
}

function show(children: ReactNode, microphoneOpen = false) {
  act(() =>
    root.render(
      <IntlProvider locale="de" timeZone="Europe/Berlin" messages={{ pupil, pupilPolls, ui }}>
        <PupilAudioProvider>
          <Screen open={microphoneOpen}>{children}</Screen>
        </PupilAudioProvider>
      </IntlProvider>,
    ),
  );
  spoken.length = 0; // what came up said itself once; now the child asks
  act(() => document.querySelector<HTMLElement>('[data-ear]')?.click());
}

const poll: PollFact = {
  pollId: 'one',
  template: 'own',
  question: 'Was schwimmt?',
  answers: [{ word: 'Korken' }, { picture: 'stone' }],
  multiple: false,
  anonymous: true,
  quiz: true,
  open: true,
  shown: false,
  openedAt: '',
  mine: [],
  counts: null,
  right: null,
  answered: [],
  missing: [],
  votes: [],
};
const question = (part: Partial<PollFact> = {}) => (
  <PupilPoll poll={{ ...poll, ...part }} onVote={() => undefined} teacherName="Frau Kaya" />
);

describe('a child that taps the ear', () => {
  it('hears the question and every answer, also one that is a picture only', () => {
    show(question());
    expect(spoken).toEqual(['Was schwimmt? Korken. Stein.']);
  });

  it('hears how the class answered once it is shown', () => {
    show(question({ shown: true, open: false, counts: [2, 1], right: [0], mine: [0] }));
    expect(spoken).toEqual(['Was schwimmt? Korken: 2. Das ist richtig. Das hast du gewählt. Stein: 1.']);
  });

  it('hears who was drawn', () => {
    const mia = {
      number: 3,
      role: 'pupil',
      state: 'admitted',
      name: 'Mia',
      animal: 'fox',
      badge: 'sun',
    } as const;
    const seat = {
      ...mia,
      via: 'card',
      online: true,
      marked: false,
      request: false,
      mediaIdentity: 'm',
    } as const;
    const draw = { phase: 'shown', shownAt: '', number: 3, joker: false, left: 0, canUndo: false } as const;
    show(<DrawStage draw={draw} seats={[seat]} me={4} onJoker={() => undefined} />);
    expect(spoken).toEqual(['Das Los sagt: Mia!']);
  });

  it('hears that it is its turn before the question that stands beneath', () => {
    const nothing = () => undefined;
    show(
      <>
        {question()}
        <Invitation sign={{ animal: 'fox', badge: 'sun' }} onYes={nothing} onLater={nothing} />
      </>,
    );
    expect(spoken).toEqual(['Du bist dran! Mikro an? Was schwimmt? Korken. Stein.']);
  });

  it('hears nothing while its own microphone is open, and is told why', () => {
    show(question(), true);
    expect(spoken).toEqual([]);
    expect(document.body.textContent).toContain('Mach erst dein Mikro zu.');
  });
});
