import { Messages } from '@/components/shell/messages-boundary';
import { Card } from '@/components/ui/card';
import { loadTranslator } from '@/lib/i18n/server';
import { FeedLink } from './feed-link';

type Props = {
  /** Null: all classes of whoever is signed in. */
  readonly classId: string | null;
  readonly hasFeed: boolean;
};

/** The address at which a calendar program reads the planned lessons. */
export async function FeedCard({ classId, hasFeed }: Props) {
  const t = await loadTranslator('feed');
  const whose = classId === null ? 'own' : 'class';
  return (
    <Card aria-labelledby="feed" className="mt-6 grid gap-3">
      <div>
        <h2 id="feed" className="type-h2">
          {t(`title.${whose}`)}
        </h2>
        <p className="text-ink-2">{t(`hint.${whose}`)}</p>
      </div>
      <Messages namespaces={['feed']}>
        <FeedLink classId={classId} hasFeed={hasFeed} />
      </Messages>
    </Card>
  );
}
