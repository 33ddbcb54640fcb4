import { createTranslator as createParsing } from 'use-intl/core';
import formatOnly from 'use-intl/format-message/format-only';
import { describe, expect, it } from 'vitest';
import { catalogue } from './catalogue';
import { compileMessages } from './compile';
import { locales, type Locale } from './locales';

type Flat = readonly (readonly [key: string, value: unknown])[];

function flatten(tree: unknown, path = ''): Flat {
  if (typeof tree !== 'object' || tree === null || Array.isArray(tree)) return [[path, tree]];
  return Object.entries(tree).flatMap(([key, value]) => flatten(value, path ? `${path}.${key}` : key));
}

/** One value for every name a text may ask for; the number decides each plural. */
const valuesFor = (text: string, count: number) =>
  Object.fromEntries(
    [...text.matchAll(/\{\s*(\w+)\s*(,?)/g)].map(([, name, plural]) => [
      name ?? '',
      plural ? count : `<${name}>`,
    ]),
  );

const cache = {
  dateTime: {},
  number: {},
  message: {},
  relativeTime: {},
  pluralRules: {},
  list: {},
  displayNames: {},
};

function fill(locale: Locale, message: unknown, values: Record<string, string | number>): unknown {
  const formatters = {
    getDateTimeFormat: (...args: ConstructorParameters<typeof Intl.DateTimeFormat>) =>
      new Intl.DateTimeFormat(...args),
    getNumberFormat: (...args: ConstructorParameters<typeof Intl.NumberFormat>) =>
      new Intl.NumberFormat(...args),
    getPluralRules: (...args: ConstructorParameters<typeof Intl.PluralRules>) =>
      new Intl.PluralRules(...args),
  };
  return Reflect.apply(formatOnly, null, ['', message, values, { cache, formatters, locale }]);
}

describe.each(locales)('in %s', (locale) => {
  it('every sentence reads the same whether the server has compiled it or the library parses it', () => {
    const texts = flatten(catalogue(locale));
    const compiled = new Map(flatten(compileMessages(catalogue(locale))));
    expect(texts.length).toBeGreaterThan(500);
    for (const count of [0, 1, 2, 12345]) {
      for (const [key, text] of texts) {
        if (typeof text !== 'string') throw new Error(`${key} is no text`);
        const values = valuesFor(text, count);
        const t = createParsing({
          locale,
          messages: { text },
          onError: (error) => expect.fail(`${key}: ${error}`),
        });
        expect(fill(locale, compiled.get(key), values), key).toBe(t('text', values));
      }
    }
  });
});

it('a catalogue is compiled once, not with every page', () => {
  const first = compileMessages({ ...catalogue('de') });
  expect(compileMessages({ ...catalogue('de') }).common).toBe(first.common);
});

it('a page may hand them to its client components: plain values all the way down', () => {
  const strange = (value: unknown): boolean =>
    typeof value === 'object' && value !== null
      ? ![Object.prototype, Array.prototype].includes(Object.getPrototypeOf(value)) ||
        Object.values(value).some(strange)
      : !['string', 'number'].includes(typeof value);
  expect(locales.filter((locale) => strange(compileMessages(catalogue(locale))))).toEqual([]);
});
