import 'server-only';

/**
 * One structured line per lifecycle change. Never names, tokens, addresses of children or query strings: pass ids and counts.
 */
type Fields = Readonly<Record<string, string | number | boolean | null>>;

function write(level: 'info' | 'warn' | 'error', event: string, fields: Fields): void {
  const line = JSON.stringify({ time: new Date().toISOString(), level, event, ...fields });
  (level === 'info' ? process.stdout : process.stderr).write(`${line}\n`);
}

let infoOn = true;

export const log = {
  info: (event: string, fields: Fields = {}): void => {
    if (infoOn) write('info', event, fields);
  },
  warn: (event: string, fields: Fields = {}): void => write('warn', event, fields),
  error: (event: string, error: unknown, fields: Fields = {}): void =>
    write('error', event, {
      ...fields,
      problem: error instanceof Error ? (error.stack ?? error.message) : String(error),
    }),
  /** A terminal shows steps instead of lines. */
  setInfo: (on: boolean): void => {
    infoOn = on;
  },
};
