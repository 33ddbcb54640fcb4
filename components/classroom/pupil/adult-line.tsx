'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Icon } from '@/components/ui/icon';
import { useTap } from '@/components/ui/use-tap';
import styles from './message-screen.module.css';

type AdultLineProps = {
  readonly text: string;
  /** What support needs to know; never shown to the child unasked. */
  readonly code?: string | undefined;
  /** Where there is little room: over the whole panel it stands in, or hanging down from a row at the top. One word instead of two. */
  readonly place?: 'panel' | 'row';
};

/** Folded away from the child: what happened in adult words, and a code to copy. */
export function AdultLine({ text, code, place }: AdultLineProps) {
  const t = useTranslations('pupil');
  const [open, setOpen] = useState(false);
  const [copied, setCopied] = useState(false);
  const fold = useTap(() => setOpen((was) => !was));
  const copy = useTap(() => {
    void navigator.clipboard.writeText(`${text} ${code ?? ''}`).then(
      () => setCopied(true),
      () => undefined, // no right to the clipboard: the text can still be selected
    );
  });
  return (
    <div className={styles.adult} data-place={place}>
      <button type="button" aria-expanded={open} className={`tap ${styles.fold}`} {...fold}>
        <Icon name="right" size={24} />
        {place ? t('adultsShort') : t('adultsFold')}
      </button>
      {open ? (
        <div className={styles.panel}>
          <p>{text}</p>
          {code ? (
            <p>
              {t('adult.code')} <code>{code}</code>
            </p>
          ) : null}
          <button type="button" className={`tap ${styles.copy}`} {...copy}>
            {copied ? t('adult.copied') : t('adult.copy')}
          </button>
        </div>
      ) : null}
    </div>
  );
}
