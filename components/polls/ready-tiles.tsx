'use client';

import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { BadgeMark } from '@/components/ui/badge-mark';
import type { PollTemplateName } from '@/lib/polls/schema';
import { badges } from '@/lib/shared/signs';
import { ReadyPicture } from './poll-picture';

const ready = ['thumbs', 'abcd', 'yes-no', 'how-sure'] as const;
type ReadyName = (typeof ready)[number];

type ReadyTilesProps = {
  readonly busy: boolean;
  readonly onAsk: (template: PollTemplateName) => void;
};

export function ReadyTiles({ busy, onAsk }: ReadyTilesProps) {
  const t = useTranslations('polls');
  const box = useRef<HTMLDivElement>(null);
  // The dialog takes the focus first when it opens.
  useEffect(() => {
    const frame = requestAnimationFrame(() => box.current?.querySelector('button')?.focus());
    return () => cancelAnimationFrame(frame);
  }, []);
  return (
    <div ref={box} className="grid grid-cols-2 gap-3 sm:grid-cols-4">
      {ready.map((template) => (
        <button
          key={template}
          type="button"
          disabled={busy}
          onClick={() => onAsk(template)}
          data-tap={`poll.open.${template}`}
          className="border-line bg-card hover:bg-sand rounded-card grid min-h-32 place-items-center content-center gap-3 border-2 px-3 py-4 font-medium disabled:opacity-60"
        >
          <span aria-hidden className="flex h-12 items-center gap-2 max-sm:scale-75 max-sm:gap-1">
            <ReadySample template={template} />
          </span>
          {t(`ready.${template}`)}
        </button>
      ))}
    </div>
  );
}

function ReadySample({ template }: { readonly template: ReadyName }) {
  if (template === 'abcd')
    return badges.map((badge) => <BadgeMark key={badge} badge={badge} size={30} halo={null} />);
  const places = template === 'how-sure' ? [0, 1, 2] : [0, 1];
  const size = template === 'how-sure' ? 36 : 42;
  return places.map((at) => <ReadyPicture key={at} template={template} at={at} size={size} />);
}
