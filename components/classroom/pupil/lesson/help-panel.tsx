'use client';

import { useTranslations } from 'use-intl';
import { AnimalFigure } from '@/components/ui/animal-figure';
import { Icon, type IconName } from '@/components/ui/icon';
import { PictureTile } from '@/components/ui/picture-tile';
import { PupilButton } from '@/components/ui/pupil-button';
import type { HelpAnswer, HelpKind, LessonFacts } from '@/lib/classroom/schema';
import type { LessonKind } from '@/lib/lessons/schema';
import { useSayOnce } from '../../speech/audio-context';
import styles from './lesson.module.css';
import { Panel } from './panel';

type HelpPanelProps = {
  readonly call: LessonFacts['help'][number] | null;
  readonly lessonKind: LessonKind;
  readonly teacherName: string;
  readonly onAsk: (kind: HelpKind) => void;
  readonly onDone: () => void;
  readonly onClose: () => void;
};

/** Adults need nobody's leave to go out. */
const helpKinds: Readonly<Record<LessonKind, readonly HelpKind[]>> = {
  class: ['no-sound', 'not-understood', 'must-go', 'not-well'],
  adults: ['no-sound', 'not-understood'],
};
const kindIcons: Record<HelpKind, IconName> = {
  'no-sound': 'ear-off',
  'not-understood': 'question',
  'must-go': 'door',
  'not-well': 'lifebuoy',
};

/** Private: only the adults see it. Four pictures, and the answer comes as a picture, too. */
export function HelpPanel({ call, lessonKind, teacherName, onAsk, onDone, onClose }: HelpPanelProps) {
  const t = useTranslations('pupil');
  if (call) return <HelpAnswered call={call} teacherName={teacherName} onDone={onDone} onClose={onClose} />;
  return (
    <Panel label={t('help.region')} say={t('help.region')} layout="tiles" onClose={onClose}>
      {helpKinds[lessonKind].map((kind) => (
        <PictureTile
          key={kind}
          word={t(`help.${kind}`)}
          showWord
          onTap={() => onAsk(kind)}
          picture={<Icon name={kindIcons[kind]} size={72} />}
          className={styles.helpTile ?? ''}
          data-say={t(`helpSay.${kind}`)}
          data-tap="help.ask"
        />
      ))}
    </Panel>
  );
}

type AnsweredProps = Pick<HelpPanelProps, 'teacherName' | 'onDone' | 'onClose'> & {
  readonly call: LessonFacts['help'][number];
};

function HelpAnswered({ call, teacherName, onDone, onClose }: AnsweredProps) {
  const t = useTranslations('pupil.help');
  const shown = call.answer ? t(call.answer) : t('sees', { teacher: teacherName });
  const sentence = call.answer ? shown : `${t('sent')} ${shown}`;
  useSayOnce(sentence);
  return (
    <Panel label={t('region')} say={sentence} onClose={onClose}>
      <div role="status">
        <h2>{shown}</h2>
      </div>
      <div className={styles.answerPicture}>
        <AnswerPicture answer={call.answer} />
      </div>
      <PupilButton
        word={call.answer ? t('thanks') : t('fine')}
        icon="check"
        variant={call.answer ? 'primary' : 'paper'}
        onTap={onDone}
        data-tap="help.done"
      />
    </Panel>
  );
}

function AnswerPicture({ answer }: { readonly answer: HelpAnswer | null }) {
  switch (answer) {
    case 'coming':
      return <AnimalFigure animal="penguin" pose="wave" state="happy" height="100%" className="min-h-0" />;
    case 'breathe':
      return <Icon name="star" size="min(140px, 100%)" fill="var(--lagoon-tint)" />;
    case 'ask-table':
      return <Icon name="tables" size="min(140px, 100%)" />;
    case null:
      return <Icon name="eye-open" size="min(140px, 100%)" filled fill="var(--lagoon)" />;
  }
}
