'use client';

import { useTranslations } from 'use-intl';
import { BoardView } from '@/components/boards/board-view';
import { SeenFaces } from '@/components/classroom/pupil/lesson/visibility-pill';
import { useSayOnce } from '@/components/classroom/speech/audio-context';
import { useBoardProps } from '@/components/classroom/use-board-props';
import { useDocument } from '@/components/classroom/use-document';
import { Spinner } from '@/components/ui/spinner';
import { firstPageId } from '@/lib/boards/schema';
import type { Classroom } from '@/lib/classroom/client/classroom';
import { onlooker } from '@/lib/classroom/onlooker/rules';
import type { LessonFacts } from '@/lib/classroom/schema';
import type { SlatesFact } from '@/lib/slates/schema';
import styles from './slates.module.css';
import { TurnedSlates } from './turned-slates';

type PupilSlatesProps = {
  readonly classroom: Classroom;
  readonly facts: Partial<LessonFacts>;
  readonly board: LessonFacts['board'];
  readonly slates: SlatesFact;
  readonly teacherName: string;
};

const asPupil = { role: 'pupil', pageId: firstPageId, clearedPageId: null } as const;

/** The stage of a child while slates are out: its own, or what is turned over for all. */
export function PupilSlates({ classroom, facts, board, slates, teacherName }: PupilSlatesProps) {
  const props = useBoardProps(classroom, facts, board);
  // Held while the class looks at others: no stroke may be lost meanwhile.
  const own = useDocument(classroom, slates.mine);
  const turned = slates.turned && slates.turned.slates.length > 0 ? slates.turned : null;
  const isMineShown = turned?.slates.some(({ stream }) => stream === slates.mine) === true;
  if (turned && (turned.all || !isMineShown)) {
    return (
      <TurnedSlates classroom={classroom} turned={turned} mine={slates.mine} seats={facts.seats ?? []} />
    );
  }
  return (
    <div className={styles.fill} data-slates="mine">
      {own ? (
        <BoardView {...props} {...asPupil} provider={own} mayDraw />
      ) : isOnlooker(facts) ? (
        <div className="size-full bg-white" />
      ) : (
        <div className="grid size-full place-items-center">
          <Spinner size={48} />
        </div>
      )}
      <WhoSees isShown={isMineShown} teacherName={teacherName} />
    </div>
  );
}

/** Nobody's slate is looked at from outside: an adult who looks on sees an empty one. */
const isOnlooker = ({ lesson }: Partial<LessonFacts>): boolean => lesson?.me.number === onlooker.number;

type WhoSeesProps = { readonly isShown: boolean; readonly teacherName: string };

/** Who reads what the child writes: always there, and loud when it changes. */
function WhoSees({ isShown, teacherName }: WhoSeesProps) {
  const t = useTranslations('pupilSlates');
  const sentence = isShown ? t('seenByAll') : t('seenByTeacher', { teacher: teacherName });
  useSayOnce(sentence);
  return (
    <p role="status" className={styles.seen} data-seen={isShown ? 'all' : 'teacher'} data-say={sentence}>
      <SeenFaces seen={isShown ? 'all' : 'teacher'} />
      <span>{sentence}</span>
    </p>
  );
}
