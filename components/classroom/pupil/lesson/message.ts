import { standingNote } from './notes';
import type { StripMessage } from './strip-middle';
import type { PupilLesson } from './use-pupil-lesson';

/** The one thing the strip has to say: what was just asked, then the place in the queue, then what holds for all. */
export function messageOf(it: PupilLesson): StripMessage | null {
  const { note, hand, turn, words } = it;
  if (note) return { kind: 'note', ...note };
  if (it.call) return null;
  if (hand.place !== null && !turn.invited) {
    return { kind: 'queue', ...words.queue(hand.place), place: hand.place };
  }
  const standing = standingNote(it.media.state, it.facts.timer);
  return standing ? { kind: 'note', text: words.noteShown(standing), say: words.note(standing) } : null;
}
