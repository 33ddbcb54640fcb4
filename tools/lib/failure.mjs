/** A failure somebody can act on: `message` is one sentence with the remedy, `output` what the tool said. */
export class Failure extends Error {
  constructor(message, output = '') {
    super(message);
    this.userMessage = message;
    this.output = output;
  }
}

/** Prints a failure as its sentence, a bug as its stack. */
export function printError(error, write = (text) => process.stderr.write(`${text}\n`)) {
  if (typeof error?.userMessage !== 'string') return write(error?.stack ?? String(error));
  if (error.output) write(tail(error.output, 60));
  write(error.userMessage);
}

export function tail(text, lines) {
  return text.trimEnd().split('\n').slice(-lines).join('\n');
}
