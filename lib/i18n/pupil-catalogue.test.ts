import { describe, expect, it } from 'vitest';
import deDoor from './messages/de/door.json';
import dePupil from './messages/de/pupil.json';
import dePupilChat from './messages/de/pupil-chat.json';
import dePupilSlates from './messages/de/pupil-slates.json';
import dePupilPolls from './messages/de/pupil-polls.json';
import enDoor from './messages/en/door.json';
import enPupil from './messages/en/pupil.json';
import enPupilChat from './messages/en/pupil-chat.json';
import enPupilSlates from './messages/en/pupil-slates.json';
import enPupilPolls from './messages/en/pupil-polls.json';

type Tree = { readonly [key: string]: string | Tree };

const longWordsAllowed = new Set(['understand']);
const wordsPerStringMax = 8;
const wordsPerSentenceMax = 6;
const lettersPerWordMax = 10;

/** Every string a child meets; texts for the adult beside it live under `adult`. */
function childStrings(tree: Tree, path = ''): [path: string, text: string][] {
  return Object.entries(tree).flatMap(([key, value]) => {
    if (key === 'adult') return [];
    const here = path ? `${path}.${key}` : key;
    return typeof value === 'string' ? [[here, value] satisfies [string, string]] : childStrings(value, here);
  });
}

// A teacher counts as two words, any other placeholder as one.
const words = (text: string) =>
  text
    .replaceAll('{teacher}', 'Frau Kaya')
    .replaceAll(/\{\w+\}/g, '8')
    .split(/\s+/)
    .filter((word) => /[\p{L}\d]/u.test(word));
const sentences = (text: string) => text.split(/(?<=[.!?:])\s+/);
const letters = (word: string) => word.replaceAll(/[^\p{L}]/gu, '');

const catalogues = {
  'de door': deDoor,
  'de pupil': dePupil,
  'de chat': dePupilChat,
  'de slates': dePupilSlates,
  'de polls': dePupilPolls,
  'en door': enDoor,
  'en pupil': enPupil,
  'en chat': enPupilChat,
  'en slates': enPupilSlates,
  'en polls': enPupilPolls,
};

describe.each(Object.entries(catalogues))(
  'a child who just learned to read manages %s',
  (_name, catalogue) => {
    const strings = childStrings(catalogue);

    it('no string is longer than eight words', () => {
      expect(strings.filter(([, text]) => words(text).length > wordsPerStringMax)).toEqual([]);
    });

    it('no sentence is longer than six words', () => {
      const long = strings.filter(([, text]) =>
        sentences(text).some((s) => words(s).length > wordsPerSentenceMax),
      );
      expect(long).toEqual([]);
    });

    it('no word is longer than ten letters', () => {
      const long = strings.flatMap(([path, text]) =>
        words(text)
          .filter((word) => letters(word).length > lettersPerWordMax)
          .filter((word) => !longWordsAllowed.has(letters(word)))
          .map((word) => [path, word]),
      );
      expect(long).toEqual([]);
    });

    it('nothing shouts in capitals and nothing is cut by a dash or bracket', () => {
      expect(strings.filter(([, text]) => /\p{Lu}{3,}|[–—()/;]/u.test(text))).toEqual([]);
    });
  },
);

it('the German texts stay in the range of first readers (LIX at most 15)', () => {
  const all = [...childStrings(deDoor), ...childStrings(dePupil)].map(([, text]) => text);
  const allWords = all.flatMap(words);
  const allSentences = all.flatMap(sentences);
  const long = allWords.filter((word) => letters(word).length > 6);
  expect(allWords.length / allSentences.length + (100 * long.length) / allWords.length).toBeLessThanOrEqual(
    15,
  );
});
