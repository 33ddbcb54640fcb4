'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useSayOnce } from '@/components/classroom/speech/audio-context';
import { Icon } from '@/components/ui/icon';
import { useTap } from '@/components/ui/use-tap';
import { chatTextMax, type ChatFact, type ChatMessage } from '@/lib/chat/schema';
import styles from './pupil-chat.module.css';
import { useDraft, type SaidResult } from './use-draft';

type PupilChatProps = {
  readonly chat: ChatFact;
  /** This child's seat number. */
  readonly me: number;
  readonly nameOf: (number: number) => string;
  readonly teacherName: string;
  /** `id` is the same when one text is sent again: it goes into the intent. */
  readonly onSay: (text: string, to: ChatMessage['to'], id: string) => Promise<SaidResult>;
};

/** More never fit on a screen. */
const shownMax = 12;

/** The one place where a child may type: grades 3-4, and only while the teacher has opened it. Fills the place it is given. */
export function PupilChat({ chat, me, nameOf, teacherName, onSay }: PupilChatProps) {
  const t = useTranslations('pupilChat');
  const newestFirst = chat.messages.slice(-shownMax).toReversed();
  return (
    <section aria-label={t('region')} className={styles.chat}>
      <ol role="log" aria-label={t('region')} className={styles.messages}>
        {newestFirst.map((message) => (
          <li key={message.id} className={styles.message} data-mine={message.number === me || undefined}>
            <span className={styles.name}>
              <bdi>{message.number === me ? t('me') : nameOf(message.number)}</bdi>
              {message.to === 'staff' ? <Icon name="eye-closed" size={20} title={t('onlyTeacher')} /> : null}
            </span>
            {message.text === null ? (
              <span className={styles.taken}>{t('taken')}</span>
            ) : (
              <span dir="auto">{message.text}</span>
            )}
          </li>
        ))}
      </ol>
      {chat.mayWrite ? (
        <Writing chat={chat} teacherName={teacherName} onSay={onSay} />
      ) : (
        <p role="status" className={styles.sentence}>
          {t('pause')}
        </p>
      )}
    </section>
  );
}

type WritingProps = Pick<PupilChatProps, 'chat' | 'teacherName' | 'onSay'>;

function Writing({ chat, teacherName, onSay }: WritingProps) {
  const t = useTranslations('pupilChat');
  const [wanted, setTo] = useState<ChatMessage['to']>('class');
  const to = chat.mode === 'teacher' ? 'staff' : wanted;
  const { text, setText, send, isSending, problem, isReady } = useDraft(({ text: said, to: whom, id }) =>
    onSay(said, whom, id),
  );
  const ask = to === 'staff' ? t('writeTeacher', { teacher: teacherName }) : t('writeAll');
  const sorry = problem === 'too-many' ? t('wait') : problem === null ? null : t('again');
  useSayOnce(sorry ?? ask);
  return (
    <form
      className={styles.writing}
      onSubmit={(event) => {
        event.preventDefault();
        void send(to);
      }}
    >
      {chat.mode === 'class' ? <Audience to={to} teacherName={teacherName} onTo={setTo} /> : null}
      <p
        role="status"
        className={styles.sentence}
        data-say={sorry ?? ask}
        data-sorry={sorry ? '' : undefined}
      >
        {sorry ?? ask}
      </p>
      <div className={styles.line}>
        <input
          aria-label={ask}
          value={text}
          maxLength={chatTextMax}
          autoComplete="off"
          autoCapitalize="sentences"
          enterKeyHint="send"
          dir="auto"
          onChange={(event) => setText(event.target.value)}
          className={styles.field}
        />
        <button
          type="submit"
          aria-label={t('send')}
          aria-disabled={!isReady}
          aria-busy={isSending || undefined}
          className={styles.send}
          data-tap="chat.send"
        >
          <Icon name="next" size={36} />
        </button>
      </div>
    </form>
  );
}

type AudienceProps = {
  readonly to: ChatMessage['to'];
  readonly teacherName: string;
  readonly onTo: (to: ChatMessage['to']) => void;
};

/** To all, or only to the teacher: two big words, never another child. */
function Audience({ to, teacherName, onTo }: AudienceProps) {
  const t = useTranslations('pupilChat');
  const all = useTap(() => onTo('class'));
  const teacher = useTap(() => onTo('staff'));
  return (
    <div role="group" aria-label={t('whom')} className={styles.audience}>
      <button
        type="button"
        {...all}
        aria-pressed={to === 'class'}
        className={styles.whom}
        data-tap="chat.all"
      >
        <Icon name="tables" size={30} />
        {t('all')}
      </button>
      <button
        type="button"
        {...teacher}
        aria-pressed={to === 'staff'}
        className={styles.whom}
        data-tap="chat.teacher"
      >
        <Icon name="eye-closed" size={30} />
        <span className={styles.cut}>{teacherName}</span>
      </button>
    </div>
  );
}
