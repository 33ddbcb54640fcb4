import Link from 'next/link';
import { LinkButton } from '@/components/ui/link-button';
import { Card } from '@/components/ui/card';
import { Icon, type IconName } from '@/components/ui/icon';
import { BenchScene } from '@/components/ui/scenes/bench-scene';
import type { Hero } from '@/lib/lessons/home/schema';
import { loadLocale, loadTranslator } from '@/lib/i18n/server';
import { BeginButton } from '../begin-button';
import { beginWord } from '../begin-word';
import { CopyLink } from '../copy-link';
import { distanceWord, shortDate, timeWord } from '../time-words';

/** The first three sit in the picture; the words tell how many wait. */
const seats = 3;

type Props = { readonly hero: Hero; readonly timeZone: string };

/** The next lesson: the one primary button of the page, and who is waiting. */
export async function HeroCard({ hero, timeZone }: Props) {
  const t = await loadTranslator('lessons.home');
  const locale = await loadLocale();
  const { lesson } = hero;
  const time = (at: Date) => timeWord(at, { locale, timeZone });
  const name = lesson.className;
  const isForAdults = lesson.kind === 'adults';
  const isDoorOpen = lesson.phase === 'live' || lesson.phase === 'doors-open';
  return (
    <Card
      padded={false}
      aria-labelledby="next-lesson"
      className="grid overflow-hidden md:grid-cols-[minmax(0,1fr)_260px] xl:grid-cols-[minmax(0,1fr)_340px]"
    >
      <div className="grid content-center gap-1 p-6 xl:px-8">
        <p className="text-ink-2">{await dueWords(hero, locale)}</p>
        <h2 id="next-lesson" className="type-h1 wrap-anywhere">
          {lesson.title ? t('classAndTitle', { name, title: lesson.title }) : t('class', { name })}
        </h2>
        <p className="text-ink-2">
          {hero.distance.unit === 'day' ? `${shortDate(lesson.date, locale)}, ` : ''}
          {t('fromTo', { from: time(lesson.startsAt), to: time(lesson.endsAt) })}
        </p>
        <div className="mt-5 mb-2">
          {hero.canEnter ? (
            <BeginButton lessonId={lesson.id}>{t(beginWord(lesson))}</BeginButton>
          ) : (
            <LinkButton variant="primary" size="hero" icon="calendar" href={`/lessons/${lesson.id}`}>
              {t('look')}
            </LinkButton>
          )}
        </div>
        <div className="flex flex-wrap gap-x-6">
          {isForAdults ? (
            <SideLink href={`/lessons/${lesson.id}`} icon="link" word={t('invite')} />
          ) : (
            <>
              <CopyLink link={hero.doorUrl} />
              <SideLink href={`/classes/${lesson.classId}/cards`} icon="qr" word={t('cards')} />
            </>
          )}
        </div>
      </div>
      <BenchScene
        others={hero.waiting.slice(0, seats)}
        seats={seats}
        bags={false}
        guide={false}
        className="h-full min-h-[284px] rounded-none!"
      >
        <p className="type-small absolute inset-x-0 bottom-2 mx-auto w-fit max-w-[90%] rounded-full bg-white px-4 py-1.5 text-center font-medium text-[#22303C]">
          {isDoorOpen
            ? t(isForAdults ? 'waitingGuests' : 'waiting', { count: hero.waiting.length })
            : t('doorsLater')}
        </p>
      </BenchScene>
    </Card>
  );
}

type SideLinkProps = { readonly href: string; readonly icon: IconName; readonly word: string };

function SideLink({ href, icon, word }: SideLinkProps) {
  return (
    <Link
      href={href}
      className="rounded-control hover:bg-sand inline-flex min-h-11 items-center gap-2.5 px-2 font-medium no-underline"
    >
      <Icon name={icon} size={20} strokeWidth={2.1} />
      {word}
    </Link>
  );
}

async function dueWords({ lesson, distance }: Hero, locale: string): Promise<string> {
  const t = await loadTranslator('lessons.home');
  if (lesson.phase === 'live') return t('now');
  const words = { distance: distanceWord(distance, locale) };
  return distance.value < 0 ? t('late', words) : t('next', words);
}
