'use client';

import { lazy, type ReactNode, Suspense } from 'react';
import { useTranslations } from 'use-intl';
import { Spinner } from '@/components/ui/spinner';
import styles from './lesson.module.css';
import { LiveVideo } from '../../media/live-video';
import { TeacherPicture } from './people-column';
import type { SpecialStageProps } from './stage/special-stage';
import { isAtTables } from '@/components/tables/at-table';
import { isWide, type StageState } from './stage/stage-state';
import wide from './wide.module.css';

// The board is by far the heaviest part: it comes after the buttons work. So does all that is rare.
const LessonBoard = lazy(() => import('./lesson-board').then((module) => ({ default: module.LessonBoard })));
const PupilTables = lazy(() =>
  import('@/components/tables/pupil-tables').then((module) => ({ default: module.PupilTables })),
);
const PupilSlates = lazy(() =>
  import('@/components/slates/pupil-slates').then((module) => ({ default: module.PupilSlates })),
);
const SpecialStage = lazy(() =>
  import('./stage/special-stage').then((module) => ({ default: module.SpecialStage })),
);

type StageProps = Omit<SpecialStageProps, 'state'> & {
  readonly state: StageState;
  readonly mode: string;
  /** A row of its own is above. */
  readonly pushed: boolean;
  /** The teacher looks out of the stage's corner where there is no room beside it. */
  readonly corner: boolean;
  /** Something lies over the stage: what is beneath is out of reach. */
  readonly covered: boolean;
  readonly children: ReactNode;
};

export function Stage({ state, mode, pushed, corner, covered, children, ...rest }: StageProps) {
  const { classroom, facts, teacher, teacherName } = rest;
  const t = useTranslations('pupil.lesson');
  const screen = teacher?.media?.screen ?? null;
  const onBoard = facts.room?.stage !== 'children';
  const special = state.type !== 'plain';
  const slates = facts.slates?.out ? facts.slates : null;
  const tables = isAtTables(facts) ? facts.tables.now : null;
  const cornered =
    !tables && corner && teacher && (onBoard || screen || special || slates) && state.type !== 'eyes';
  const isDocument = state.type === 'poll' || state.type === 'results' || state.type === 'gallery';
  return (
    <section
      className={`${styles.stage} ${isWide(state) && !pushed ? wide.wide : ''}`}
      data-mode={mode}
      data-plain={!isDocument}
      aria-label={onBoard ? t('board') : t('stage')}
    >
      <div className={styles.stageFill} inert={covered || special}>
        {screen ? (
          <LiveVideo handle={screen} title={t('board')} fit="contain" />
        ) : slates && facts.board ? (
          <Suspense fallback={<BoardPlace />}>
            <PupilSlates
              classroom={classroom}
              facts={facts}
              board={facts.board}
              slates={slates}
              teacherName={teacherName}
            />
          </Suspense>
        ) : tables && facts.board ? (
          <Suspense fallback={<BoardPlace />}>
            <PupilTables
              classroom={classroom}
              facts={facts}
              board={facts.board}
              tables={tables}
              teacher={teacher}
              onFailed={rest.onFailed}
            />
          </Suspense>
        ) : onBoard ? (
          <Suspense fallback={<BoardPlace />}>
            {facts.board ? (
              <LessonBoard classroom={classroom} facts={facts} board={facts.board} />
            ) : (
              <BoardPlace />
            )}
          </Suspense>
        ) : teacher && !special ? (
          <>
            <TeacherPicture teacher={teacher} name={teacherName} className={styles.stageFill} />
            <span className={styles.stageName} data-name>
              {teacherName}
            </span>
          </>
        ) : null}
      </div>
      {special ? (
        <div inert={covered} className={covered ? 'invisible' : 'contents'}>
          <Suspense fallback={<BoardPlace />}>
            <SpecialStage {...rest} state={state} />
          </Suspense>
        </div>
      ) : null}
      {cornered && !covered && !isDocument && state.type !== 'pause' && state.type !== 'draw' ? (
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
