'use client';

import { type KeyboardEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Switch } from '@/components/ui/switch';
import { changeKey, firstKeys, isFreeKey, type KeyAction, keyActions } from './key-actions';
import type { Preferences } from './use-preferences';

type KeysDialogProps = {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly preferences: Preferences;
  readonly onChange: (change: Partial<Preferences>) => void;
};

/** All keys at a glance, other letters for them, how to do without them, and the evening look. */
export function KeysDialog({ open, onClose, preferences, onChange }: KeysDialogProps) {
  const t = useTranslations('staff.keys');
  const ui = useTranslations('ui');
  const [asked, setAsked] = useState<KeyAction | null>(null);
  const { keyMap } = preferences;
  const take = (event: KeyboardEvent, action: KeyAction) => {
    const key = event.key.toLowerCase();
    if (asked !== action || event.key === 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
    setAsked(null);
    if (isFreeKey(key)) onChange({ keyMap: changeKey(keyMap, action, key) });
  };
  return (
    <Dialog open={open} onClose={onClose} title={t('title')} closeLabel={ui('close')} wide>
      <div className="border-rule mb-3 grid gap-x-8 gap-y-1 border-b pb-3 min-[700px]:grid-cols-2">
        <Switch label={t('dark')} checked={preferences.dark} onChange={(on) => onChange({ dark: on })} />
        <Switch label={t('useKeys')} checked={preferences.keys} onChange={(on) => onChange({ keys: on })} />
      </div>
      <p className="type-small text-ink-2 mb-2">{t('change')}</p>
      <dl className="grid grid-cols-[56px_minmax(0,1fr)] items-center gap-x-4 gap-y-1 min-[500px]:grid-cols-[56px_minmax(0,1fr)_56px_minmax(0,1fr)] min-[740px]:grid-cols-[56px_minmax(0,1fr)_56px_minmax(0,1fr)_56px_minmax(0,1fr)]">
        {keyActions.map((action) => (
          <div key={action} className="contents">
            <dt>
              <button
                type="button"
                aria-label={t('keyOf', { what: t(`action.${action}`), key: keyMap[action].toUpperCase() })}
                aria-pressed={asked === action}
                className={`font-staff rounded-control min-h-11 w-full border-2 font-semibold ${asked === action ? 'border-ink bg-sun text-on-sun' : 'border-line'}`}
                onClick={() => setAsked(asked === action ? null : action)}
                onKeyDown={(event) => take(event, action)}
                onBlur={() => setAsked(null)}
              >
                {asked === action ? '…' : keyMap[action].toUpperCase()}
              </button>
            </dt>
            <dd>{t(`action.${action}`)}</dd>
          </div>
        ))}
        {(['help', 'Esc'] as const).map((key) => (
          <div key={key} className="contents">
            <dt>
              <kbd className="font-staff border-line rounded-control grid min-h-11 place-items-center border-2 font-semibold">
                {key === 'help' ? '?' : key}
              </kbd>
            </dt>
            <dd>{t(`key.${key}`)}</dd>
          </div>
        ))}
      </dl>
      <div className="mt-3 flex flex-wrap items-center justify-between gap-3">
        <p className="type-small text-ink-2 min-w-0 flex-1 basis-64">{t('where')}</p>
        <Button onClick={() => onChange({ keyMap: firstKeys })}>{t('first')}</Button>
      </div>
    </Dialog>
  );
}
