/** The teacher's seat of this tab, so that a reload goes on by itself. */
const key = (lessonId: string) => `kreide.staff-seat.${lessonId}`;

function attempt<T>(run: (storage: Storage) => T): T | null {
  try {
    return run(window.sessionStorage);
  } catch {
    return null; // storage switched off: a reload then takes the seat anew
  }
}

export const readSeatSecret = (lessonId: string): string | null =>
  attempt((storage) => storage.getItem(key(lessonId)));

export function writeSeatSecret(lessonId: string, seatSecret: string): void {
  attempt((storage) => storage.setItem(key(lessonId), seatSecret));
}

export function clearSeatSecret(lessonId: string): void {
  attempt((storage) => storage.removeItem(key(lessonId)));
}
