import 'server-only';

/** A failure at start-up that the person at the terminal can remedy: one sentence, no stack. */
export class UserError extends Error {
  readonly userMessage: string;

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'UserError';
    this.userMessage = message;
  }
}
