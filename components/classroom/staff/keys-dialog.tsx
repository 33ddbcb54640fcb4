'use client';

import { useTranslations } from 'use-intl';
import { Dialog } from '@/components/ui/dialog';
import { Switch } from '@/components/ui/switch';
import type { Preferences } from './use-preferences';

type KeysDialogProps = {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly preferences: Preferences;
  readonly onChange: (change: Partial<Preferences>) => void;
};

const keys = ['M', 'V', 'S', 'N', 'B', '?', 'Esc'] as const;

/** All keys at a glance, how to do without them, and the evening look. */
export function KeysDialog({ open, onClose, preferences, onChange }: KeysDialogProps) {
  const t = useTranslations('staff.keys');
  const ui = useTranslations('ui');
  return (
    <Dialog open={open} onClose={onClose} title={t('title')} closeLabel={ui('close')}>
      <dl className="grid grid-cols-[56px_minmax(0,1fr)] items-center gap-x-4 gap-y-1.5">
        {keys.map((key) => (
          <div key={key} className="contents">
            <dt>
              <kbd className="font-staff border-line rounded-control grid min-h-9 place-items-center border-2 px-2 font-semibold">
                {key}
              </kbd>
            </dt>
            <dd>{t(`key.${key === '?' ? 'help' : key}`)}</dd>
          </div>
        ))}
      </dl>
      <p className="type-small text-ink-2 my-3">{t('where')}</p>
      <div className="border-rule grid gap-1 border-t pt-3">
        <Switch label={t('useKeys')} checked={preferences.keys} onChange={(on) => onChange({ keys: on })} />
        <Switch label={t('dark')} checked={preferences.dark} onChange={(on) => onChange({ dark: on })} />
      </div>
    </Dialog>
  );
}
