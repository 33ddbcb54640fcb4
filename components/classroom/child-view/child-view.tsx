'use client';

import { type ReactNode, useMemo, useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl';
import { Spinner } from '@/components/ui/spinner';
import type { Classroom, ClassroomSnapshot } from '@/lib/classroom/client/classroom';
import type { SignFace } from '@/lib/shared/signs';
import { LessonView } from '../pupil/lesson/lesson-view';
import { PupilAudioProvider } from '../speech/audio-context';
import styles from './child-view.module.css';
import { type OwnPicture, useOwnPicture } from './own-picture';
import { useView } from './use-view';

/** Nobody's in particular. */
const sign: SignFace = { animal: 'fox', badge: 'sun' };

/** The page in the frame: a child's lesson, drawn by what draws it for children. It makes no sound and answers no tap. */
export function ChildView({ lessonId }: { readonly lessonId: string }) {
  const t = useTranslations('childView');
  const view = useView(lessonId);
  switch (view.type) {
    case 'opening':
      return (
        <Message>
          <Spinner size={48} label={t('opening')} />
        </Message>
      );
    case 'problem':
      return <Message>{t(view.reason)}</Message>;
    case 'open':
      return (
        <PupilAudioProvider silent>
          <Looking classroom={view.classroom} />
        </PupilAudioProvider>
      );
  }
}

function Looking({ classroom }: { readonly classroom: Classroom }) {
  const t = useTranslations('childView');
  const snapshot = useSyncExternalStore(classroom.subscribe, classroom.getSnapshot, classroom.getSnapshot);
  const { connection, facts } = snapshot;
  const own = useOwnPicture();
  const shown = useMemo(() => (own ? withPicture(snapshot, own) : snapshot), [snapshot, own]);
  if (connection.type === 'bye') {
    return <Message>{t(connection.reason === 'ended' ? 'ended' : 'elsewhere')}</Message>;
  }
  if (!facts.lesson || !facts.seats) {
    return (
      <Message>
        <Spinner size={48} label={t('opening')} />
      </Message>
    );
  }
  return (
    <div className={styles.still}>
      <LessonView
        classroom={classroom}
        snapshot={shown}
        lesson={facts.lesson}
        sign={sign}
        onDoor={() => undefined}
      />
    </div>
  );
}

/** Of all people only the adult who looks can be seen: everybody else's picture would have to come by the media server. */
function withPicture(snapshot: ClassroomSnapshot, { identity, camera }: OwnPicture): ClassroomSnapshot {
  const person = { camera, screen: null, microphoneOn: false, speaking: false };
  return { ...snapshot, media: { ...snapshot.media, people: new Map([[identity, person]]) } };
}

function Message({ children }: { readonly children: ReactNode }) {
  return (
    <main className={styles.message} data-audience="staff" role="status">
      {children}
    </main>
  );
}
