'use client';

import { lazy, type ReactNode, Suspense } from 'react';
import { useTranslations } from 'use-intl';
import { Spinner } from '@/components/ui/spinner';
import type { Classroom } from '@/lib/classroom/client/classroom';
import type { LessonFacts } from '@/lib/classroom/schema';
import styles from './lesson.module.css';
import { LiveVideo } from '../../media/live-video';
import type { PersonView } from './people';
import { TeacherPicture } from './people-column';

// The board is by far the heaviest part: it comes after the buttons work.
const LessonBoard = lazy(() => import('./lesson-board').then((module) => ({ default: module.LessonBoard })));

type StageProps = {
  readonly classroom: Classroom;
  readonly facts: Partial<LessonFacts>;
  readonly teacher: PersonView | null;
  readonly teacherName: string;
  /** The teacher looks out of the stage's corner where there is no room beside it. */
  readonly corner: boolean;
  /** Something lies over the stage: what is beneath is out of reach. */
  readonly covered: boolean;
  readonly children: ReactNode;
};

export function Stage(props: StageProps) {
  const { classroom, facts, teacher, teacherName, corner, covered, children } = props;
  const t = useTranslations('pupil.lesson');
  const screen = teacher?.media?.screen ?? null;
  const onBoard = facts.room?.stage !== 'children';
  return (
    <section className={styles.stage} aria-label={onBoard ? t('board') : t('stage')}>
      <div className={styles.stageFill} inert={covered}>
        {screen ? (
          <LiveVideo handle={screen} title={t('board')} fit="contain" />
        ) : onBoard ? (
          <Suspense fallback={<BoardPlace />}>
            {facts.board ? (
              <LessonBoard classroom={classroom} facts={facts} board={facts.board} />
            ) : (
              <BoardPlace />
            )}
          </Suspense>
        ) : teacher ? (
          <>
            <TeacherPicture teacher={teacher} name={teacherName} className={styles.stageFill} />
            <span className={styles.stageName} data-name>
              {teacherName}
            </span>
          </>
        ) : null}
      </div>
      {corner && teacher && (onBoard || screen) && !covered ? (
        <TeacherPicture teacher={teacher} name={teacherName} className={styles.corner} />
      ) : null}
      {children}
    </section>
  );
}

function BoardPlace() {
  return (
    <div className="grid size-full place-items-center">
      <Spinner size={48} />
    </div>
  );
}
