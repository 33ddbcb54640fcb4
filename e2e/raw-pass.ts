/** The answer of `openSeat`, read without trust. */
export type RawPass = {
  readonly seatSecret: string;
  readonly lessonId: string;
  readonly syncPath: string;
  readonly syncTicket: string;
  readonly number: number;
};

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

export function readPass(answer: unknown, seatSecret: string): RawPass {
  const pass = isRecord(answer) && isRecord(answer['value']) ? answer['value'] : null;
  if (!pass || !isRecord(pass['seat'])) throw new Error(`no pass: ${JSON.stringify(answer)}`);
  return {
    seatSecret,
    lessonId: String(pass['lessonId']),
    syncPath: String(pass['syncPath']),
    syncTicket: String(pass['syncTicket']),
    number: Number(pass['seat']['number']),
  };
}
