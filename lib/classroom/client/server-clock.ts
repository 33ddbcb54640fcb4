/** HTTP dates have whole seconds, and the answer takes a moment: less than this is no difference. */
const toleranceMs = 2_500;

/** What must be added to this device's clock to get the server's, out of the date of any answer. 0 when it cannot be told. */
export function offsetFrom(header: string | null, sentAt: number, receivedAt: number): number {
  const served = header === null ? Number.NaN : Date.parse(header) + 500;
  const offset = served - (sentAt + receivedAt) / 2;
  return Number.isFinite(offset) && Math.abs(offset) > toleranceMs ? offset : 0;
}

async function askServer(): Promise<number> {
  const sentAt = Date.now();
  try {
    const answer = await fetch('/icon.svg', { method: 'HEAD', cache: 'no-store' });
    return offsetFrom(answer.headers.get('date'), sentAt, Date.now());
  } catch {
    return 0;
  }
}

let asked: Promise<number> | null = null;

/** Clocks of school tablets are often wrong by minutes; a timer must not be. Asks once per page. */
export function readServerOffset(): Promise<number> {
  asked ??= askServer();
  return asked;
}
