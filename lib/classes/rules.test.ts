import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cardPath, cardsToEnd, unusedCardsMax } from './cards/rules';
import { readFirstName, readFirstNames } from './names/rules';
import { drawQr } from './qr/rules';
import { drawPictureCode, freeSigns, parsePictureCode, signOrder } from './rules';

describe('signs', () => {
  it('a class of 48 uses every sign exactly once', () => {
    expect(new Set(signOrder.map(({ animal, badge }) => `${animal} ${badge}`)).size).toBe(48);
  });

  it('children who sit side by side have another animal and another badge', () => {
    for (const [at, sign] of signOrder.slice(1).entries()) {
      expect(sign.animal).not.toBe(signOrder[at]?.animal);
      expect(sign.badge).not.toBe(signOrder[at]?.badge);
    }
  });

  it('a growing class never gets a sign twice, and never more than there are', () => {
    fc.assert(
      fc.property(fc.subarray([...signOrder]), fc.integer({ min: 0, max: 60 }), (taken, count) => {
        const added = freeSigns(taken, count);
        const all = [...taken, ...added].map(({ animal, badge }) => `${animal} ${badge}`);
        expect(new Set(all).size).toBe(all.length);
        expect(added.length).toBe(Math.min(count, 48 - taken.length));
      }),
      { seed: 3, numRuns: 100 },
    );
  });
});

describe('picture code', () => {
  it('survives the way through the database in its order', () => {
    const code = drawPictureCode((limit) => Math.floor(limit / 2));
    expect(code).toHaveLength(4);
    expect(parsePictureCode(code.join('-'))).toEqual(code);
  });
});

describe('first names', () => {
  it('a surname stays at school: only its first letter comes in', () => {
    expect(readFirstNames('Mia\nOle Petersen\nCan Y.\nAnna-Lena von der Heide').names).toEqual([
      'Mia',
      'Ole P.',
      'Can Y.',
      'Anna-Lena H.',
    ]);
  });

  it('further columns never come in, whatever separates them', () => {
    expect(readFirstNames('Mia;1.2.2018;mia@example.org\nOle\tMusterweg 3\nCan, 0170 123').names).toEqual([
      'Mia',
      'Ole',
      'Can',
    ]);
  });

  it('headings, numbers and addresses are no names', () => {
    const read = readFirstNames('Vorname\nMia\n12.3.2017\nmia@example.org\n\n  \n');
    expect(read.names).toEqual(['Mia']);
    expect(read.dropped).toBe(3);
  });

  it('a paste of any size and kind is read without harm and never gives more than 48 names', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
        const { names } = readFirstNames(text.repeat(20));
        expect(names.length).toBeLessThanOrEqual(48);
        for (const name of names) expect(name).not.toMatch(/[@\d\n\t;,]/);
      }),
      { seed: 4, numRuns: 200 },
    );
  });

  it('an empty field means that the name is forgotten', () => {
    expect(readFirstName('   ')).toBeNull();
  });
});

describe('cards', () => {
  const card = (id: string, minute: number, used = false) => ({
    id,
    createdAt: new Date(minute * 60_000),
    firstUsedAt: used ? new Date(0) : null,
    revokedAt: null,
  });

  it('a sixth unused card ends the oldest unused one, never one in use', () => {
    const cards = [card('used', 0, true), ...[1, 2, 3, 4, 5].map((minute) => card(`c${minute}`, minute))];
    expect(cardsToEnd(cards)).toEqual(['c1']);
    expect(cardsToEnd(cards.slice(0, unusedCardsMax))).toEqual([]);
  });

  it('carries its secret where no server sees it', () => {
    const address = new URL(cardPath('s3cret'), 'http://localhost');
    expect(address.pathname + address.search).toBe('/k');
    expect(address.hash).toBe('#1.s3cret');
  });

  it('a QR code is square and begins with its corner mark', () => {
    const qr = drawQr('http://localhost:3000/k#1.abc');
    expect(qr.size).toBeGreaterThanOrEqual(21);
    expect(qr.path.startsWith('M0 0h7v1h-7z')).toBe(true);
  });
});
