'use client';

import { useTranslations } from 'use-intl';
import { PupilChat } from '@/components/chat/pupil-chat';
import type { Classroom } from '@/lib/classroom/client/classroom';
import type { LessonFacts } from '@/lib/classroom/schema';
import { Panel } from './panel';

type ChatPanelProps = {
  readonly classroom: Classroom;
  readonly chat: LessonFacts['chat'];
  readonly seats: LessonFacts['seats'];
  readonly me: number;
  readonly teacherName: string;
  readonly onClose: () => void;
};

/** Writing, in the place of the stage. Loaded only where a teacher has opened it. */
export function ChatPanel({ classroom, chat, seats, me, teacherName, onClose }: ChatPanelProps) {
  const t = useTranslations('pupil.lesson');
  const animal = useTranslations('ui.animal');
  const nameOf = (number: number) => {
    const seat = seats.find((it) => it.number === number);
    return seat?.name ?? (seat?.animal ? animal(seat.animal) : teacherName);
  };
  return (
    <Panel label={t('chat')} say={t('chat')} layout="whole" onClose={onClose}>
      <div data-chat className="grid min-h-0">
        <PupilChat
          chat={chat}
          me={me}
          nameOf={nameOf}
          teacherName={teacherName}
          onSay={(text, to, id) => classroom.send('chat.say', { text, to, id })}
        />
      </div>
    </Panel>
  );
}
