import Link from 'next/link';
import { Card } from '@/components/ui/card';
import { Icon, type IconName } from '@/components/ui/icon';
import { loadTranslator } from '@/lib/i18n/server';
import type { ToDo } from '@/lib/lessons/home/schema';

export async function ToDoCard({ toDo }: { readonly toDo: readonly ToDo[] }) {
  const t = await loadTranslator('lessons.home');
  return (
    <Card aria-labelledby="to-do" className="pb-3">
      <h2 id="to-do" className="type-h2">
        {t('toDo')}
      </h2>
      {toDo.length === 0 ? <p className="text-ink-2 mt-3 mb-3">{t('toDoDone')}</p> : null}
      <ul className="mt-2">
        {toDo.map(({ type, classId, className, count }) => (
          <Row
            key={`${type} ${classId}`}
            href={type === 'cards' ? `/classes/${classId}/cards` : `/classes/${classId}`}
            icon={type === 'cards' ? 'print' : 'eye-closed'}
            words={type === 'cards' ? t('printCards', { count }) : t('missingConsents', { count })}
            detail={t('ofClass', { name: className })}
          />
        ))}
      </ul>
    </Card>
  );
}

export async function WithoutDateCard({ hasClasses }: { readonly hasClasses: boolean }) {
  const t = await loadTranslator('lessons.home');
  return (
    <Card aria-labelledby="without-date" className="pb-3">
      <h2 id="without-date" className="type-h2">
        {t('without')}
      </h2>
      <ul className="mt-2">
        {hasClasses ? <Row href="/lessons/instant" icon="door" words={t('instant')} /> : null}
        <Row href="/demo" icon="play" words={t('demo')} />
        <Row href="/demo?view=child" icon="eye-open" words={t('childView')} />
        <Row href="/lessons/check" icon="bell" words={t('check')} />
      </ul>
    </Card>
  );
}

type RowProps = {
  readonly href: string;
  readonly icon: IconName;
  readonly words: string;
  readonly detail?: string;
};

function Row({ href, icon, words, detail }: RowProps) {
  return (
    <li>
      <Link
        href={href}
        className="rounded-control hover:bg-sand -mx-2 flex min-h-15 items-center gap-3.5 px-2 no-underline"
      >
        <Icon name={icon} size={22} strokeWidth={2.1} className="text-ink-2" />
        <span className="min-w-0 flex-1">
          <span className="block">{words}</span>
          {detail ? <span className="type-small text-ink-2 block truncate">{detail}</span> : null}
        </span>
        <Icon name="right" size={16} strokeWidth={2.1} className="text-ink-2 rtl:-scale-x-100" />
      </Link>
    </li>
  );
}
