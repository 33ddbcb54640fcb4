'use client';

import type { ReactNode } from 'react';
import type { Badge } from '@/lib/shared/signs';
import type { DataAttributes } from './data-attributes';
import { Icon } from './icon';
import { useTap } from './use-tap';

type PictureTileProps = DataAttributes & {
  readonly picture: ReactNode;
  /** Named for screen readers and speech; shown beneath the picture only with `showWord`. */
  readonly word: string;
  readonly showWord?: boolean;
  /** A badge tints the tile (polls, identity by badge). */
  readonly tone?: Badge | undefined;
  /** Undefined: a tile that acts at once. Otherwise a choice that can be pressed. */
  readonly chosen?: boolean | undefined;
  readonly asleep?: boolean;
  readonly onTap?: (() => void) | null | undefined;
  readonly className?: string;
};

/** A picture to tap: an animal, a thing of the picture code, an answer. */
export function PictureTile(props: PictureTileProps) {
  const { picture, word, showWord = false, tone, chosen, asleep, onTap, className, ...data } = props;
  const tap = useTap(onTap);
  const frame = tone ? `var(--${tone})` : 'var(--lagoon)';
  return (
    <button
      type="button"
      {...data}
      {...tap}
      aria-pressed={chosen}
      aria-disabled={asleep ? true : undefined}
      aria-label={showWord ? undefined : word}
      className={`tap rounded-pupil text-ink relative grid min-h-16 min-w-16 place-items-center content-center gap-3 border-3 ${
        asleep ? 'border-line bg-sand opacity-60' : 'border-ink bg-card'
      } ${className ?? ''}`}
      style={tone && !asleep ? { background: `var(--${tone}-tint)` } : undefined}
    >
      {chosen ? (
        <span
          aria-hidden
          className="pointer-events-none absolute inset-0 rounded-[29px]"
          style={{ boxShadow: `inset 0 0 0 7px ${frame}` }}
        />
      ) : null}
      {picture}
      {showWord ? <span className="type-button">{word}</span> : null}
      {chosen ? (
        <span className="bg-ink text-paper absolute end-5 top-5 grid size-14 place-items-center rounded-full">
          <Icon name="check" size={32} />
        </span>
      ) : null}
    </button>
  );
}
