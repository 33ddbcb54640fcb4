'use client';

import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Icon } from '@/components/ui/icon';
import { PupilButton } from '@/components/ui/pupil-button';
import { BenchScene } from '@/components/ui/scenes/bench-scene';
import type { LessonFacts } from '@/lib/classroom/schema';
import type { SignFace } from '@/lib/shared/signs';
import { usePupilAudio, useSayOnce } from '../../speech/audio-context';
import { AdultLine } from '../adult-line';
import { DoorButton } from '../corner-buttons';
import { PupilScreen } from '../pupil-screen';
import { useNow } from '../use-now';
import { isWaving, timeLeft, waitMood } from './bench-time';
import styles from './bench.module.css';
import { Breathe } from './breathe';
import { Doodle } from './doodle';
import { Practise } from './practise';
import { WallClock } from './wall-clock';

type BenchViewProps = {
  readonly facts: Partial<LessonFacts>;
  readonly sign: SignFace;
  readonly onDoor: () => void;
};
type Game = 'draw' | 'breathe' | 'practise';

/** The waiting bench: one scene, one sentence, three things to do, and no clock that counts seconds. */
export function BenchView({ facts, sign, onDoor }: BenchViewProps) {
  const t = useTranslations('pupil.bench');
  const adult = useTranslations('pupil.adult');
  const { sounds } = usePupilAudio();
  const now = useNow(5_000);
  const [arrivedAt] = useState(now);
  const [game, setGame] = useState<Game | null>(null);
  const { bench, lesson } = facts;
  const teacher = bench?.teacherName ?? lesson?.teacherName ?? '';
  const startsAt = Date.parse(bench?.startsAt ?? lesson?.startsAt ?? '') || now;
  const mood = waitMood({ now, startsAt, arrivedAt });
  const waving = isWaving(bench?.wavedAt ?? null, now);

  const heardWave = useRef(bench?.wavedAt ?? null);
  useEffect(() => {
    const wavedAt = bench?.wavedAt ?? null;
    if (wavedAt !== null && wavedAt !== heardWave.current) sounds.play('arrived');
    heardWave.current = wavedAt;
  }, [bench?.wavedAt, sounds]);

  const [title, sub] =
    mood === 'help'
      ? [t('here'), t('help')]
      : mood === 'longer'
        ? [t('longer'), t('fine')]
        : [t('here'), t('soon', { teacher })];
  const line = waving ? t('waved', { teacher }) : sub;
  useSayOnce(`${title} ${line}`);

  const back = () => setGame(null);
  switch (game) {
    case 'draw':
      return <Doodle onBack={back} />;
    case 'breathe':
      return <Breathe onBack={back} />;
    case 'practise':
      return <Practise sign={sign} onBack={back} />;
    case null:
      break;
  }
  const others = bench?.waiting.filter((face) => !face.me) ?? [];
  return (
    <PupilScreen state="bench" title={title} sub={line} corner={<DoorButton onTap={onDoor} />}>
      <div className={`${styles.layout} ${mood === 'help' ? styles.withAdult : ''}`}>
        <BenchScene me={sign} others={others} className={styles.scene}>
          <WallClock fraction={timeLeft({ now, startsAt })} />
          {waving ? (
            <span className={styles.wave}>
              <Icon name="wave" size={64} filled fill="#fff" />
            </span>
          ) : null}
        </BenchScene>
        <div className={styles.things}>
          <PupilButton
            word={t('draw')}
            icon="brush"
            iconFill="var(--coral-tint)"
            size="fill"
            onTap={() => setGame('draw')}
            data-tap="bench.draw"
          />
          <PupilButton
            word={t('breathe')}
            icon="star"
            iconFill="var(--lagoon-tint)"
            size="fill"
            onTap={() => setGame('breathe')}
            data-tap="bench.breathe"
          />
          <PupilButton
            word={t('practise')}
            icon="hand"
            iconFill="var(--plum-tint)"
            size="fill"
            onTap={() => setGame('practise')}
            data-tap="bench.practise"
          />
        </div>
        {mood === 'help' ? <AdultLine text={adult('waitLong')} code="bench-15" /> : null}
      </div>
    </PupilScreen>
  );
}
