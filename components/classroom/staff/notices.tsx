'use client';

import { type ReactNode, useEffect } from 'react';
import { useTranslations } from 'use-intl';
import { StatusRegion, Toast } from '@/components/ui/toast';
import type { ClassroomSnapshot } from '@/lib/classroom/client/classroom';
import type { DeviceState } from '@/lib/classroom/client/media';
import type { LessonFacts } from '@/lib/classroom/schema';
import { useRoom } from './room-context';
import type { Refusal } from './use-acts';
import { useDeed } from './use-deed';

type NoticesProps = {
  readonly snapshot: ClassroomSnapshot;
  readonly lesson: LessonFacts['lesson'];
  readonly refusal: Refusal | null;
  readonly forget: () => void;
};

const refusalShownMs = 8_000;
const reasonOf = (device: DeviceState) => (device.type === 'problem' ? device.reason : null);

/** The most urgent thing that is wrong, in a row kept free for it: it covers no face and never moves the board under a pen. */
export function Notices({ snapshot, lesson, refusal, forget }: NoticesProps) {
  const { connection, media } = snapshot;
  const t = useTranslations('staff.notice');
  const refused = useTranslations('staff.refused');
  const { classroom } = useRoom();
  useEffect(() => {
    if (!refusal) return;
    const timer = setTimeout(forget, refusalShownMs);
    return () => clearTimeout(timer);
  }, [refusal, forget]);

  const deed = useDeed(snapshot.facts.deeds, lesson.me.number);
  const what = useTranslations('staff.deed');

  const notes: ReactNode[] = [];
  if (refusal)
    notes.push(
      <Toast key="refused" tone="warning">
        {refused(refusal.code)}
      </Toast>,
    );
  if (connection.type === 'lost')
    notes.push(
      <Toast key="net" tone="info" icon="bridge-gap">
        {t('lost')}
      </Toast>,
    );
  if (connection.type === 'back')
    notes.push(
      <Toast key="net" icon="bridge">
        {t('back')}
      </Toast>,
    );
  if (media.soundBlocked) {
    notes.push(
      <Toast
        key="sound"
        tone="warning"
        icon="ear-off"
        action={
          <button
            type="button"
            className="rounded-control bg-card text-ink border-line min-h-11 border-2 px-3 font-medium"
            onClick={() => void classroom.unblockSound()}
          >
            {t('unblock')}
          </button>
        }
      >
        {t('soundBlocked')}
      </Toast>,
    );
  }
  const saved = savedNote(snapshot.board);
  if (saved)
    notes.push(
      <Toast key="saved" tone="warning">
        {t(saved)}
      </Toast>,
    );
  if (!lesson.media)
    notes.push(
      <Toast key="media" tone="warning" icon="ear-off">
        {t('noMedia')}
      </Toast>,
    );
  else if (media.state === 'lost')
    notes.push(
      <Toast key="media" tone="warning" icon="ear-off">
        {t('mediaLost')}
      </Toast>,
    );
  for (const device of ['microphone', 'camera', 'screen'] as const) {
    const reason = reasonOf(media[device]);
    if (reason)
      notes.push(
        <Toast key={device} tone="warning">
          {t(`${device}.${reason}`)}
        </Toast>,
      );
  }
  if (deed) {
    const by = snapshot.facts.seats?.find((seat) => seat.number === deed.by)?.name ?? '';
    const kind = deedKinds.find((known) => deed.type.startsWith(known)) ?? 'other';
    notes.push(
      <Toast key="deed" icon="hand">
        {what('did', { by, what: what(`kind.${kind === 'other' ? kind : keyOfKind(kind)}`) })}
      </Toast>,
    );
  }
  return (
    <StatusRegion className="type-small grid min-w-0 gap-1 empty:hidden">
      {notes[0] ? <div data-notice>{notes[0]}</div> : null}
    </StatusRegion>
  );
}

/** Beginnings of intents, the longer first. */
const deedKinds = [
  'attention.quiet',
  'attention.eyes',
  'hands',
  'help',
  'bench',
  'seat',
  'media',
  'mode',
  'protection',
  'poll',
  'timer',
  'draw',
  'praise',
  'signals',
  'chat',
  'room',
  'board',
  'strip',
] as const;
type DeedKey = Exclude<(typeof deedKinds)[number], `attention.${string}`> | 'quiet' | 'eyes';
const keyOfKind = (kind: (typeof deedKinds)[number]): DeedKey =>
  kind === 'attention.quiet' ? 'quiet' : kind === 'attention.eyes' ? 'eyes' : kind;

function savedNote({ readOnly, unsavedCount }: ClassroomSnapshot['board']) {
  if (readOnly) return 'readOnly';
  return unsavedCount > 0 ? 'unsaved' : null;
}
