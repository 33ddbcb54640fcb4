import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { IntlProvider } from 'use-intl';
import { describe, expect, it, vi } from 'vitest';
import deReports from '@/lib/i18n/messages/de/reports.json';
import dePupilPolls from '@/lib/i18n/messages/de/pupil-polls.json';
import deUi from '@/lib/i18n/messages/de/ui.json';
import enReports from '@/lib/i18n/messages/en/reports.json';
import enPupilPolls from '@/lib/i18n/messages/en/pupil-polls.json';
import enUi from '@/lib/i18n/messages/en/ui.json';
import type { AttendanceRow } from '@/lib/reports/attendance/schema';
import { receiptParts, type Receipt } from '@/lib/reports/receipt/schema';
import type { Report } from '@/lib/reports/schema';
import type { SignId } from '@/lib/shared/ids';
import { AttendanceCard } from './attendance-card';
import { BoardCard } from './board-card';
import { KeepCard } from './keep-card';
import { MinutesCard } from './minutes-card';
import { PollsCard } from './polls-card';
import { ReceiptView } from './receipt-view';

vi.mock('@/lib/reports/actions', () => ({}));

const catalogues = {
  de: { reports: deReports, pupilPolls: dePupilPolls, ui: deUi },
  en: { reports: enReports, pupilPolls: enPupilPolls, ui: enUi },
};
type Locale = keyof typeof catalogues;

/** Fails for a text that is missing or lacks a value. */
function show(element: ReactElement, locale: Locale = 'de'): string {
  return renderToStaticMarkup(
    <IntlProvider
      locale={locale}
      timeZone="Europe/Berlin"
      messages={catalogues[locale]}
      onError={(error) => expect.fail(String(error))}
    >
      {element}
    </IntlProvider>,
  );
}

const row: AttendanceRow = {
  signId: 'one' as SignId,
  animal: 'fox',
  badge: 'sun',
  firstName: null,
  state: 'late',
  isEdited: false,
  firstSeenAt: new Date('2026-11-24T07:12:00Z'),
  lastSeenAt: new Date('2026-11-24T07:45:00Z'),
  isSilent: false,
  minutes: 33,
};
const absent = { ...row, signId: 'two' as SignId, firstSeenAt: null, lastSeenAt: null };
const list = (rows: readonly AttendanceRow[]) => (
  <AttendanceCard lessonId="lesson" timeZone="Europe/Berlin" withNames={false} rows={rows} />
);
const receipt: Receipt = {
  version: 1,
  server: 'schule.example',
  school: 'Testschule',
  className: '2a',
  startedAt: '2026-11-24T07:00:00Z',
  endedAt: '2026-11-24T07:45:00Z',
  timeZone: 'Europe/Berlin',
  issuedAt: '2026-11-24T08:00:00Z',
  parts: receiptParts.map((part) => ({ part, count: 0, until: null })),
};
const view = (parts: Receipt['parts']) => <ReceiptView receipt={{ ...receipt, parts }} token="a.b" />;
const until = '2026-12-24T07:45:00Z';
const kept = { attendance: new Date(until), report: new Date(until), board: new Date(until) };

describe('after the lesson a teacher', () => {
  it('reads a child by its sign, with times of the school, and what she changed herself', () => {
    const shown = show(list([row, { ...absent, state: 'present', isEdited: true }]));
    expect(shown).toContain('Fuchs mit Kreis');
    expect(shown).toContain('8:12 bis 8:45 Uhr, 33 Min.');
    expect(shown).toContain('1 da, 1 später, 0 fehlen');
    expect(shown.match(/von Hand geändert/g)).toHaveLength(1);
    expect(shown).toContain('Zurück zum Gesehenen: Fuchs mit Kreis');
  });

  it('reads that nobody came instead of an empty list', () => {
    expect(show(list([]))).toContain('Es war kein Kind da.');
  });

  it('reads counts of ready and own questions, and which answer was right', () => {
    const ready = {
      template: 'thumbs',
      multiple: false,
      right: null,
      counts: [3, 1],
      answered: 4,
      of: 5,
    } as const;
    const answers = [{ word: 'Korken' }, { picture: 'stone' }];
    const own = {
      ...ready,
      template: 'own',
      right: [0],
      words: { question: 'Was schwimmt?', answers },
    } as const;
    const shown = show(
      <PollsCard
        polls={[
          { ...ready, right: null, counts: [3, 1], words: null },
          { ...own, right: [0], counts: [2, 2] },
        ]}
      />,
    );
    for (const words of ['4 von 5 haben geantwortet', 'Was schwimmt?', 'Korken', 'Stein', '(richtig)']) {
      expect(shown).toContain(words);
    }
  });

  it('is offered nothing to delete when nothing is left', () => {
    const nothing = { attendance: null, report: null, board: null };
    const card = (keptUntil: Report['keptUntil']) =>
      show(<KeepCard lessonId="one" timeZone="Europe/Berlin" canKeepLonger={false} keptUntil={keptUntil} />);
    expect(card(kept)).toContain('24. Dez. 2026');
    expect(card(nothing)).toContain('nichts mehr aufbewahrt');
    expect(card(nothing).split('<dialog')[0]).not.toContain('Alles löschen');
  });

  it('is told of a board that alone is left, and may delete it', () => {
    const left = { ...kept, attendance: null, report: null };
    const shown = show(
      <KeepCard lessonId="one" timeZone="Europe/Berlin" canKeepLonger={false} keptUntil={left} />,
    );
    expect(shown).toMatch(/Die Tafel wird bis [^<]*24\. Dez\. 2026 aufbewahrt\./);
    expect(shown).not.toContain('nichts mehr aufbewahrt');
    expect(shown.split('<dialog')[0]).toContain('Alles löschen');
  });
});

describe('a receipt', () => {
  it('says "nichts" when nothing is stored, and what that means', () => {
    const shown = show(view(receipt.parts));
    expect(shown).toContain('Von dieser Stunde ist nichts gespeichert.');
    expect(shown).toContain('Kreide nimmt nichts auf.');
  });

  it('says what is stored, until when, and who can see it', () => {
    const parts = receiptParts.map((part) => ({ part, count: 1, until: part === 'board' ? until : null }));
    const shown = show(view(parts));
    expect(shown).toContain('24. Dez. 2026');
    expect(shown.match(/bis jemand löscht/g)).toHaveLength(receiptParts.length - 1);
    expect(shown).not.toContain('ist nichts gespeichert.');
  });
});

it.each(['de', 'en'] as const)('every card has all its words in %s', (locale) => {
  const parts = receiptParts.map((part, at) => ({ part, count: at, until }));
  const cards = [
    list([row, { ...absent, isEdited: true }]),
    list([]),
    <BoardCard key="board" lessonId="one" />,
    <PollsCard key="polls" polls={[]} />,
    <MinutesCard key="minutes" lessonId="one" text="8:00" isKept />,
    <KeepCard key="keep" lessonId="one" timeZone="Europe/Berlin" canKeepLonger keptUntil={kept} />,
    view(parts),
  ];
  for (const card of cards) expect(show(card, locale)).not.toMatch(/reports\.|undefined/);
});
