'use client';

import { lazy, Suspense } from 'react';
import { LiveVideo } from '../../media/live-video';
import type { Classroom } from '@/lib/classroom/client/classroom';
import type { SignFace } from '@/lib/shared/signs';
import { CameraPanel } from './camera-panel';
import { HelpPanel } from './help-panel';
import styles from './lesson.module.css';
import type { PupilLesson } from './use-pupil-lesson';
import { seenBy } from './visibility';

const SignsPanel = lazy(() => import('./signs-panel').then((module) => ({ default: module.SignsPanel })));
const TroublePanel = lazy(() =>
  import('./trouble-panel').then((module) => ({ default: module.TroublePanel })),
);
const ChatPanel = lazy(() => import('./chat-panel').then((module) => ({ default: module.ChatPanel })));
const QuietSign = lazy(() => import('./stage/calls').then((module) => ({ default: module.QuietSign })));
const PraiseSticker = lazy(() =>
  import('./stage/calls').then((module) => ({ default: module.PraiseSticker })),
);

type LessonPanelsProps = {
  readonly it: PupilLesson;
  readonly classroom: Classroom;
  readonly sign: SignFace;
  readonly teacherName: string;
  readonly seenSentence: string;
};

/** Which panel lies over the stage; help is the only one that a call to all leaves open. */
export function openPanel(it: PupilLesson): 'help' | 'camera' | 'trouble' | 'chat' | 'signs' | null {
  if (it.help.open) return 'help';
  if (it.call) return null;
  if (it.camera.asking) return 'camera';
  if (it.trouble.trouble) return 'trouble';
  if (it.chatOpen) return 'chat';
  return it.signs.open ? 'signs' : null;
}

/** What lies over the stage. */
export function LessonPanels({ it, classroom, sign, teacherName, seenSentence }: LessonPanelsProps) {
  const { camera, moments } = it;
  return (
    <Suspense fallback={null}>
      <OpenPanel it={it} classroom={classroom} sign={sign} teacherName={teacherName} />
      {camera.selfView ? (
        <div className={styles.selfView}>
          <LiveVideo handle={camera.selfView} title={seenSentence} mirrored />
        </div>
      ) : null}
      {moments.quiet && !it.call ? <QuietSign sign={sign} /> : null}
      {moments.praise === null ? null : <PraiseSticker key={moments.praise} />}
    </Suspense>
  );
}

function OpenPanel({ it, classroom, sign, teacherName }: Omit<LessonPanelsProps, 'seenSentence'>) {
  const wouldSee = seenBy({ type: 'on' }, it.childCamera);
  const { camera, chat, trouble } = it;
  switch (openPanel(it)) {
    case 'help':
      return <HelpPanel {...it.help.panel} lessonKind={it.kind} teacherName={teacherName} />;
    case 'camera':
      return (
        <CameraPanel
          seen={wouldSee}
          sentence={it.words.seen(wouldSee, null)}
          onYes={camera.yes}
          onNo={camera.no}
          onFailed={camera.failed}
        />
      );
    case 'trouble':
      return trouble.trouble ? (
        <TroublePanel trouble={trouble.trouble} sign={sign} onClose={trouble.close} />
      ) : null;
    case 'chat':
      return chat ? (
        <ChatPanel
          classroom={classroom}
          chat={chat}
          seats={it.facts.seats ?? []}
          me={it.me}
          teacherName={teacherName}
          onClose={it.closeChat}
        />
      ) : null;
    case 'signs':
      return <SignsPanel mine={it.signs.mine} onTap={it.signs.tap} onClose={it.signs.close} />;
    case null:
      return null;
  }
}
