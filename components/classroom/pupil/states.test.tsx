import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { IntlProvider } from 'use-intl';
import { describe, expect, it } from 'vitest';
import { SorryScreen } from '@/components/door/sorry-screen';
import { TakenScreen } from '@/components/door/taken-screen';
import door from '@/lib/i18n/messages/de/door.json';
import pupil from '@/lib/i18n/messages/de/pupil.json';
import ui from '@/lib/i18n/messages/de/ui.json';
import { PupilAudioProvider } from '../speech/audio-context';
import { ByeScreen } from './bye-screen';
import { GoodbyeScreen } from './goodbye-screen';
import { BellRow } from './lesson/invitation';
import { TroublePanel } from './lesson/trouble-panel';
import type { TroubleName } from './lesson/trouble';
import { NetOverlay } from './net-overlay';

const sign = { animal: 'fox', badge: 'sun' } as const;
const nothing = () => undefined;
const away = (ms: number) => ({ type: 'lost', since: Date.now() - ms }) as const;
const trouble = (name: TroubleName) => (
  <TroublePanel trouble={{ name, code: 'x' }} sign={sign} onClose={nothing} />
);
const bye = (reason: Parameters<typeof ByeScreen>[0]['reason']) => (
  <ByeScreen reason={reason} sign={sign} onTakeBack={nothing} />
);
const sorry = (reason: Parameters<typeof SorryScreen>[0]['reason']) => (
  <SorryScreen reason={reason} sign={sign} view={null} onAgain={nothing} />
);

const states: Readonly<Record<string, ReactNode>> = {
  'denied microphone': trouble('mic-denied'),
  'no microphone, or a busy one': trouble('mic-missing'),
  'camera denied or missing': trouble('camera-asleep'),
  'two devices that howl': trouble('echo'),
  'blocked sound': <BellRow onTap={nothing} />,
  'net away': <NetOverlay connection={away(3_000)} sign={sign} />,
  'net away for long': <NetOverlay connection={away(31_000)} sign={sign} />,
  'server restarts': bye('going-away'),
  'moved seat': bye('moved'),
  'sent out': bye('removed'),
  'lesson over': <GoodbyeScreen sign={sign} name="Mia" />,
  'lesson was over': sorry('over'),
  'sign already in use': <TakenScreen sign={sign} onYes={nothing} onNo={nothing} />,
  'old card': sorry('card-old'),
  'not let in': sorry('refused'),
  'server unreachable': sorry('unavailable'),
};

const render = (state: ReactNode) =>
  renderToStaticMarkup(
    <IntlProvider locale="de" timeZone="Europe/Berlin" messages={{ pupil, door, ui }}>
      <PupilAudioProvider>{state}</PupilAudioProvider>
    </IntlProvider>,
  );

describe.each(Object.entries(states))('a child meets: %s', (_name, state) => {
  const html = render(state);
  const said = /data-say="([^"]+)"/.exec(html)?.[1] ?? '';

  it('there is a picture, a sentence to read aloud, and a folded line for the adult', () => {
    expect(html).toContain('<svg');
    expect(said).not.toBe('');
    expect(html).toContain('aria-expanded="false"');
    expect(html).toMatch(/Erwachsene/);
  });

  it('no sentence has more than eight words, and nothing unfolded is a code', () => {
    for (const sentence of said.split(/(?<=[.!?])\s/))
      expect(sentence.split(' ').length).toBeLessThanOrEqual(8);
    expect(html.replaceAll(/<svg.*?<\/svg>/gs, '')).not.toMatch(/<code>|error|Fehler/i);
  });
});

it('who is back after a loss is greeted', () => {
  expect(render(<NetOverlay connection={{ type: 'back' }} sign={sign} />)).toContain('Da bist du wieder!');
});
