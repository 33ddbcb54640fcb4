'use client';

import { Button } from '@/components/ui/button';
import { StatusRegion } from '@/components/ui/toast';
import { useCopy } from './use-copy';

type Props = {
  readonly link: string;
  readonly testId: string;
  readonly words: Readonly<Record<'made' | 'copy' | 'copied' | 'copyFailed', string>>;
};

/** A secret link that is shown this once: to read, to mark, and to copy. */
export function MadeLink({ link, testId, words }: Props) {
  const { state, copy } = useCopy(link);
  return (
    <div className="rounded-card bg-lagoon-tint grid gap-2 p-4">
      <p className="font-medium">{words.made}</p>
      <p className="font-staff type-small break-all select-all" data-testid={testId}>
        {link}
      </p>
      <Button
        variant="primary"
        icon={state === 'copied' ? 'check' : 'copy'}
        onClick={() => void copy()}
        className="justify-self-start"
      >
        {state === 'copied' ? words.copied : words.copy}
      </Button>
      <StatusRegion className={state === 'failed' ? 'type-small' : 'sr-only'}>
        {state === 'copied' ? words.copied : state === 'failed' ? words.copyFailed : null}
      </StatusRegion>
    </div>
  );
}
