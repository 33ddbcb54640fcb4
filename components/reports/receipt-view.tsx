'use client';

import { useLocale, useTranslations } from 'use-intl';
import { shortDay, timeWord } from '@/components/lessons/time-words';
import type { Receipt } from '@/lib/reports/receipt/schema';

/** What a receipt says, in words. The same on the teacher's page and where somebody checks one. */
export function ReceiptView({ receipt, token }: { readonly receipt: Receipt; readonly token: string }) {
  const t = useTranslations('reports.receipt');
  const frame = { locale: useLocale(), timeZone: receipt.timeZone };
  const [issuedAt, startedAt, endedAt] = [receipt.issuedAt, receipt.startedAt, receipt.endedAt].map(
    (at) => new Date(at),
  );
  const day = (at: Date | undefined) => (at ? shortDay(at, frame) : '');
  const time = (at: Date | undefined) => (at ? timeWord(at, frame) : '');
  const { school, className: name, server } = receipt;
  const stored = receipt.parts.filter(({ count }) => count > 0);
  const empty = receipt.parts.filter(({ count }) => count === 0);
  return (
    <div className="grid gap-5">
      <p className="text-ink-2">
        {t('of', { school, name, day: day(startedAt), from: time(startedAt), to: time(endedAt) })}
      </p>
      {stored.length === 0 ? (
        <div>
          <p className="type-h2">{t('nothing')}</p>
          <p>{t('nothingText')}</p>
        </div>
      ) : (
        <Stored parts={stored} day={day} />
      )}
      <div>
        <h2 className="font-semibold">{t('never')}</h2>
        <ul className="list-disc ps-6">
          <li>{t('media')}</li>
          {empty.map(({ part }) => (
            <li key={part}>{t(`part.${part}.name`)}</li>
          ))}
        </ul>
      </div>
      <p>{t('where', { server })}</p>
      <p className="type-small text-ink-2 wrap-anywhere">
        {t('issued', { day: day(issuedAt), time: time(issuedAt), mark: token.slice(-16) })}
      </p>
    </div>
  );
}

type StoredProps = {
  readonly parts: Receipt['parts'];
  readonly day: (at: Date) => string;
};

function Stored({ parts, day }: StoredProps) {
  const t = useTranslations('reports.receipt');
  return (
    <div className="grid gap-2">
      <h2 className="type-h2">{t('some')}</h2>
      <ul className="divide-rule divide-y">
        {parts.map(({ part, until }) => (
          <li key={part} className="py-2.5">
            <p className="font-semibold">{t(`part.${part}.name`)}</p>
            <dl className="type-small grid grid-cols-[auto_1fr] gap-x-3">
              <dt className="text-ink-2">{t('until')}</dt>
              <dd>{until ? day(new Date(until)) : t('untilErased')}</dd>
              <dt className="text-ink-2">{t('who')}</dt>
              <dd>{t(`part.${part}.who`)}</dd>
            </dl>
          </li>
        ))}
      </ul>
    </div>
  );
}
