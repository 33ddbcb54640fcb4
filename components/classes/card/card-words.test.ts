import { describe, expect, it, vi } from 'vitest';
import { parentsWords } from './card-words';

// Compiled messages are for the pages, where the library is the one that does not parse (next.config.mjs).
vi.mock('@/lib/i18n/compile', () => ({ compileMessages: (messages: object) => messages }));

const facts = { teacher: 'Frau Kaya', times: [{ weekday: 2, startTime: '08:00' }] } as const;
const textOf = (childCamera: 'teacher' | 'class' | 'off', locale: 'de' | 'en') =>
  parentsWords('de', { ...facts, childCamera })
    .find((column) => column.locale === locale)
    ?.lines.map(({ bold, text }) => `${bold} ${text}`)
    .join('\n') ?? '';

describe('what a card promises to parents', () => {
  it('stands in both languages, the reader’s first', () => {
    const columns = parentsWords('de', { ...facts, childCamera: 'teacher' });
    expect(columns.map((column) => column.locale)).toEqual(['de', 'en']);
    expect(textOf('teacher', 'de')).toContain('Dienstag, 8:00 Uhr');
    expect(textOf('teacher', 'en')).toContain('Tuesday, 8:00');
  });

  it.each(['teacher', 'class', 'off'] as const)('camera rule %s: a no of the parents is a no', (rule) => {
    expect(textOf(rule, 'de')).toMatch(/Sagen Sie Nein, bleibt es (immer )?aus/);
    expect(textOf(rule, 'en')).toMatch(/If you say no, it (always )?stays off/);
  });

  it('never says that a picture is for the teacher alone, since the class can be let in during a lesson', () => {
    expect(textOf('teacher', 'de')).toContain('bis Frau Kaya es der Klasse zeigt');
    expect(textOf('off', 'de')).toContain('solange Frau Kaya es nicht erlaubt');
  });

  it('offers a test of the code only where a lesson will come: an empty door is nothing to try', () => {
    const lines = parentsWords('de', { ...facts, times: [], childCamera: 'teacher' })[0]?.lines ?? [];
    expect(lines.map((line) => line.icon)).not.toContain('play');
    expect(textOf('teacher', 'de')).toContain('Der QR-Code geht auch heute schon.');
  });

  it('names everything that is kept, and no time after which it would go: nothing deletes by itself yet', () => {
    expect(textOf('teacher', 'de')).toMatch(/Anwesenheit, Tafelbilder, Ihre Einwilligungen; ein Vorname/);
    for (const locale of ['de', 'en'] as const)
      expect(textOf('teacher', locale)).not.toMatch(/\d+ (Tag|day)/);
  });
});
