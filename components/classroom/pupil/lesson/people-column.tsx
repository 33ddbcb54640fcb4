'use client';

import { useTranslations } from 'use-intl';
import { Icon } from '@/components/ui/icon';
import { SignAvatar } from '@/components/ui/sign-avatar';
import { AdultFace } from './adult-face';
import styles from './lesson.module.css';
import signStyles from './signs.module.css';
import { BudgetVideo, Pictures } from '../../media/budget-video';
import { LiveVideo } from '../../media/live-video';
import { fitPeople, type PersonView } from './people';
import { SignMark } from './sign-marks';
import type { SignalFact } from '@/lib/signals/schema';
import type { LayoutMode } from './use-layout-mode';

type PeopleColumnProps = {
  readonly mode: LayoutMode;
  /** Null while the teacher is on the stage or in its corner. */
  readonly teacher: PersonView | null;
  readonly teacherName: string;
  readonly people: readonly PersonView[];
  readonly signals: readonly SignalFact[];
  /** How many places of a phone's row something else takes. */
  readonly taken?: number;
  /** An invitation takes its own row above. */
  readonly pushed: boolean;
};

const places: Record<LayoutMode, number> = { tall: 6, wide: 6, low: 0, portrait: 8, phone: 5 };
/** Beside the teacher there is room for fewer while a row of its own pushes the stage down. */
const placesPushed: Partial<Record<LayoutMode, number>> = { tall: 4, wide: 2 };

export function PeopleColumn(props: PeopleColumnProps) {
  const { mode, teacher, teacherName, people, signals, taken = 0, pushed } = props;
  const t = useTranslations('pupil.lesson');
  const { shown, more } = fitPeople(
    people,
    Math.max(1, ((pushed && teacher ? placesPushed[mode] : undefined) ?? places[mode]) - taken),
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
        <Pictures audience="pupil" besides={1}>
          {shown.map((person, place) => (
            <Face
              key={person.seat.number}
              person={person}
              mode={mode}
              place={place}
              sign={signals.find((it) => it.number === person.seat.number)?.kind ?? null}
            />
          ))}
        </Pictures>
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

type FaceProps = {
  readonly person: PersonView;
  readonly mode: LayoutMode;
  readonly place: number;
  readonly sign: SignalFact['kind'] | null;
};

function Face({ person, mode, place, sign }: FaceProps) {
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
          <span className={`relative ${styles.faceVideo}`} data-speaking={speaking}>
            <BudgetVideo handle={media.camera} title={name} at={place} first={speaking || handUp}>
              <span className="grid size-full place-items-center">
                <SignAvatar animal={animal} badge={seat.badge ?? 'sun'} size={56} />
              </span>
            </BudgetVideo>
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
        ) : sign ? (
          <span className={signStyles.onFace}>
            <SignMark kind={sign} />
          </span>
        ) : null}
      </span>
      <span className={styles.personName} data-name>
        {name}
      </span>
    </li>
  );
}
