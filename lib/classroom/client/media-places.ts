/** Somebody at a table has two connections, the table's and the class's: one picture of both for the screens. Pure. */
import type { LessonFacts } from '../schema';
import type { MediaSnapshot, PersonMedia } from './media';

type People = ReadonlyMap<string, PersonMedia>;

/** The own table, or the one that this adult visits. */
export const tableOf = (facts: Partial<LessonFacts>): number | null => {
  const isIn = facts.lesson?.me.state === 'admitted' && facts.lesson.media;
  return isIn ? (facts.tables?.now?.mine ?? null) : null;
};

/** Whom somebody at a table hears of the class: who speaks to all. Null: everybody, for who sits at no table. */
export function heardOfClass({
  seats,
  lesson,
  tables,
  attention,
}: Partial<LessonFacts>): readonly string[] | null {
  const isSeated = lesson?.me.role === 'pupil' && (tables?.now?.mine ?? null) !== null;
  if (!isSeated) return null;
  const speaking = [tables?.now?.voice, attention?.voice];
  return (seats ?? []).filter(({ number }) => speaking.includes(number)).map((seat) => seat.mediaIdentity);
}

/** Devices and own picture are at the table; a screen is shown to the class. */
export function mergeMedia(ofClass: MediaSnapshot, table: MediaSnapshot, people: People): MediaSnapshot {
  return {
    state: ofClass.state === 'on' ? table.state : ofClass.state,
    microphone: table.microphone,
    camera: table.camera,
    screen: ofClass.screen,
    soundBlocked: ofClass.soundBlocked || table.soundBlocked,
    ownCamera: table.ownCamera,
    people,
  };
}

/** Who is in both is one person. */
export function mergePeople(ofClass: People, table: People): People {
  const merged = new Map(ofClass);
  for (const [identity, here] of table) {
    const there = ofClass.get(identity);
    merged.set(identity, there ? mergePerson(there, here) : here);
  }
  return merged;
}

function mergePerson(there: PersonMedia, here: PersonMedia): PersonMedia {
  const merged = {
    camera: here.camera ?? there.camera,
    screen: here.screen ?? there.screen,
    microphoneOn: here.microphoneOn || there.microphoneOn,
    speaking: here.speaking || there.speaking,
  };
  return isSame(merged, here) ? here : isSame(merged, there) ? there : merged;
}

const isSame = (one: PersonMedia, other: PersonMedia): boolean =>
  one.camera === other.camera &&
  one.screen === other.screen &&
  one.microphoneOn === other.microphoneOn &&
  one.speaking === other.speaking;
