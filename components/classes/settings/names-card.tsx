'use client';

import { useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useSubmit } from '@/components/shell/use-submit';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { SignAvatar } from '@/components/ui/sign-avatar';
import { StatusRegion, Toast } from '@/components/ui/toast';
import { forgetNames, nameChildren } from '@/lib/classes/actions';
import { pasteMax, readFirstNames } from '@/lib/classes/names/rules';
import type { ClassDTO } from '@/lib/classes/schema';
import { ClassProblemNote } from '../class-problem-note';

/** What was pasted stays in the browser until it has been cut down to first names and looked at. */
export function NamesCard({ view }: { readonly view: ClassDTO }) {
  const t = useTranslations('classes.data');
  const id = useId();
  const [text, setText] = useState('');
  const [isSaved, setSaved] = useState(false);
  const preview = readFirstNames(text);
  const { submit, busy, problem } = useSubmit(
    () => nameChildren(view.id, preview.names.join('\n')),
    () => {
      setText('');
      setSaved(true);
    },
  );
  const forget = useSubmit(
    () => forgetNames(view.id),
    () => setSaved(true),
  );
  return (
    <Card className="grid gap-4">
      <div>
        <h2 className="type-h2">{t('namesTitle')}</h2>
        <p className="text-ink-2">{t('namesHint')}</p>
      </div>
      <div className="grid gap-1.5">
        <label htmlFor={id} className="font-medium">
          {t('names')}
        </label>
        <textarea
          id={id}
          rows={5}
          value={text}
          maxLength={pasteMax}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => {
            setSaved(false);
            setText(event.target.value);
          }}
          className="rounded-control border-line bg-card text-ink w-full border-2 px-4 py-3"
        />
      </div>
      {preview.names.length > 0 ? <Preview view={view} names={preview.names} /> : null}
      <div aria-live="polite" className="type-small text-ink-2 empty:absolute">
        {preview.shortened > 0 ? <p>{t('shortened', { count: preview.shortened })}</p> : null}
        {preview.dropped > 0 ? <p>{t('dropped', { count: preview.dropped })}</p> : null}
      </div>
      <ClassProblemNote problem={problem ?? forget.problem} />
      <StatusRegion className="empty:absolute">{isSaved ? <Toast>{t('saved')}</Toast> : null}</StatusRegion>
      <div className="flex flex-wrap gap-3">
        <Button disabled={busy || preview.names.length === 0} busy={busy} onClick={() => submit()}>
          {t('takeNames', { count: preview.names.length })}
        </Button>
        {view.signs.some((sign) => sign.firstName !== null) ? (
          <Button variant="quiet" icon="trash" busy={forget.busy} onClick={() => forget.submit()}>
            {t('forgetNames')}
          </Button>
        ) : null}
      </div>
    </Card>
  );
}

function Preview({ view, names }: { readonly view: ClassDTO; readonly names: readonly string[] }) {
  const t = useTranslations('classes.data');
  return (
    <section aria-label={t('preview')}>
      <h3 className="mb-2 font-medium">{t('preview')}</h3>
      <ol className="grid grid-cols-[repeat(auto-fill,minmax(120px,1fr))] gap-2">
        {names.map((name, at) => {
          const sign = view.signs[at];
          return (
            <li key={at} className={`flex items-center gap-2 ${sign ? '' : 'text-berry'}`}>
              {sign ? <SignAvatar animal={sign.animal} badge={sign.badge} size={36} /> : null}
              <span className="truncate">{name}</span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
