/** For intents that are harmless when said twice: what a broken connection swallowed is said again on the next one, without a tap. */
import type { Classroom, IntentResult } from './classroom';

export async function sendThrough(
  classroom: Classroom,
  type: string,
  body: Readonly<Record<string, unknown>>,
): Promise<IntentResult> {
  for (;;) {
    const result = await classroom.send(type, body);
    if (result.ok || result.code !== 'offline' || !(await nextConnection(classroom))) return result;
  }
}

/** True on the connection after the one that was lost; a socket that is only about to close still looks open. */
function nextConnection(classroom: Classroom): Promise<boolean> {
  return new Promise((resolve) => {
    let lost = false;
    const unsubscribe = classroom.subscribe(look);
    look();
    function look(): void {
      const { type } = classroom.getSnapshot().connection;
      if (type === 'lost' || type === 'connecting') lost = true;
      else if (lost || type === 'bye') {
        resolve(type !== 'bye');
        unsubscribe();
      }
    }
  });
}
