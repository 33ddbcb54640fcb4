import 'server-only';
import { singleton } from '../singleton';
import type { JobCall, JobDefinition, JobHandler, JobOutcome } from './definition';

type AnyHandler = {
  readonly timeoutS: number;
  readonly run: (call: JobCall<unknown>) => Promise<JobOutcome>;
};

const handlers = () => singleton('job-handlers', () => new Map<string, AnyHandler>());

/** Called by the server entry before the queue opens: one handler for each kind. */
export function handleJob<Payload>(definition: JobDefinition<Payload>, handler: JobHandler<Payload>): void {
  handlers().set(definition.kind, {
    timeoutS: definition.timeoutS,
    run: async (call) => {
      const parsed = definition.payload.safeParse(call.payload);
      if (!parsed.success) return { state: 'dead', problem: 'invalid' };
      return handler({ ...call, payload: parsed.data });
    },
  });
}

export function handlerOf(kind: string): AnyHandler | null {
  return handlers().get(kind) ?? null;
}
