'use client';

import { useTranslations } from 'use-intl';
import { Icon } from '@/components/ui/icon';
import { SignAvatar } from '@/components/ui/sign-avatar';
import { AdultFace } from './adult-face';
import styles from './lesson.module.css';
import { LiveVideo } from '../../media/live-video';
import { fitPeople, type PersonView } from './people';
import type { LayoutMode } from './use-layout-mode';

type PeopleColumnProps = {
  readonly mode: LayoutMode;
  /** Null while the teacher is on the stage or in its corner. */
  readonly teacher: PersonView | null;
  readonly teacherName: string;
  readonly people: readonly PersonView[];
  /** An invitation takes its own row above. */
  readonly pushed: boolean;
};

const places: Record<LayoutMode, number> = { tall: 6, wide: 6, low: 0, portrait: 8, phone: 5 };
/** Beside the teacher there is room for fewer while a row of its own pushes the stage down. */
const placesPushed: Partial<Record<LayoutMode, number>> = { tall: 4, wide: 2 };

export function PeopleColumn({ mode, teacher, teacherName, people, pushed }: PeopleColumnProps) {
  const t = useTranslations('pupil.lesson');
  const { shown, more } = fitPeople(
    people,
    (pushed && teacher ? placesPushed[mode] : undefined) ?? places[mode],
  );
  return (
    <section className={styles.people} aria-label={t('class')} data-teacher={teacher !== null}>
      {teacher ? (
        <div className={styles.teacher} data-say={teacherName}>
          <TeacherPicture teacher={teacher} name={teacherName} className={styles.video} />
          <span className={styles.personName} data-name>
            {teacherName}
          </span>
        </div>
      ) : null}
      <ul className={styles.faces}>
        {shown.map((person) => (
          <Face key={person.seat.number} person={person} mode={mode} />
        ))}
        {more > 0 ? (
          <li className={styles.person}>
            <span className={styles.more} data-name role="img" aria-label={t('others', { count: more })}>
              {t('more', { count: more })}
            </span>
          </li>
        ) : null}
      </ul>
    </section>
  );
}

type TeacherPictureProps = {
  readonly teacher: PersonView;
  readonly name: string;
  readonly className: string | undefined;
};

export function TeacherPicture({ teacher, name, className }: TeacherPictureProps) {
  const camera = teacher.media?.camera ?? null;
  return (
    <div className={className} data-speaking={teacher.speaking}>
      {camera ? (
        <LiveVideo handle={camera} title={name} />
      ) : (
        <div role="img" aria-label={name} className={`size-full ${styles.adultPlace}`}>
          <AdultFace size="100%" className={styles.adultBig} />
        </div>
      )}
    </div>
  );
}

function Face({ person, mode }: { readonly person: PersonView; readonly mode: LayoutMode }) {
  const t = useTranslations('pupil.lesson');
  const ui = useTranslations('ui.animal');
  const { seat, media, handUp, speaking } = person;
  const animal = seat.animal ?? 'penguin';
  const name = seat.name ?? ui(animal);
  const state = handUp ? `, ${t('handUp')}` : speaking ? `, ${t('speaks')}` : '';
  return (
    <li className={styles.person} data-say={`${name}${state}`}>
      <span className={styles.face}>
        {media?.camera && mode !== 'phone' ? (
          <span className={styles.faceVideo} data-speaking={speaking}>
            <LiveVideo handle={media.camera} title={name} />
          </span>
        ) : (
          <SignAvatar
            animal={animal}
            badge={seat.badge ?? 'sun'}
            size={mode === 'tall' ? 76 : mode === 'phone' ? 52 : 64}
            ring={speaking ? 'speaking' : undefined}
          />
        )}
        {handUp ? (
          <span className={styles.hand} role="img" aria-label={t('handUp')}>
            <Icon name="hand" size={20} filled fill="#fff" />
          </span>
        ) : null}
      </span>
      <span className={styles.personName} data-name>
        {name}
      </span>
    </li>
  );
}
