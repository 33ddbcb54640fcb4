import { describe, expect, it, vi } from 'vitest';
import { createScreenWords, inSentences } from './screen-words';

describe('the ear', () => {
  it('reads what stands on the stage as long as it stands there', () => {
    const screen = createScreenWords();
    expect(screen.get()).toBe('');
    const takeAway = screen.put('stage', 'Was schwimmt?');
    expect(screen.get()).toBe('Was schwimmt?');
    takeAway();
    expect(screen.get()).toBe('');
  });

  it('reads the panel and not what it covers, and the stage again when it is closed', () => {
    const screen = createScreenWords();
    screen.put('stage', 'Was schwimmt?');
    const close = screen.put('panel', 'Hilfe');
    expect(screen.get()).toBe('Hilfe.');
    close();
    expect(screen.get()).toBe('Was schwimmt?');
  });

  it('reads a call of its own turn before the question that stays beneath', () => {
    const screen = createScreenWords();
    screen.put('stage', 'Was schwimmt? Korken. Stein.');
    screen.put('row', 'Du bist dran! Mikro an?');
    expect(screen.get()).toBe('Du bist dran! Mikro an? Was schwimmt? Korken. Stein.');
  });

  it('follows a change of words in any order of coming and going', () => {
    const screen = createScreenWords();
    const first = screen.put('stage', 'Wer kommt dran?');
    screen.put('stage', 'Das Los sagt: Mia!');
    first();
    expect(screen.get()).toBe('Das Los sagt: Mia!');
  });

  it('is told only when the words are others', () => {
    const screen = createScreenWords();
    const heard = vi.fn();
    screen.subscribe(heard);
    screen.put('stage', 'Mia');
    screen.put('stage', 'Mia');
    expect(heard).toHaveBeenCalledTimes(1);
  });

  it('never runs two things together', () => {
    expect(inSentences(['Mia', null, ' ', 'Leise bitte.', undefined])).toBe('Mia. Leise bitte.');
  });
});
