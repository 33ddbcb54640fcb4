'use client';

import type { ReactNode } from 'react';
import { EarButton } from '../../speech/ear-button';
import { DoorButton } from '../corner-buttons';
import extraStyles from './extras.module.css';
import styles from './lesson.module.css';
import type { LessonPhases } from './phases';
import { MessageChip, Phases, type StripMessage } from './strip-middle';

type LessonStripProps = {
  readonly phone: boolean;
  readonly sentence: string;
  readonly phases: LessonPhases;
  /** The word of the phase is one too many while something else speaks. */
  readonly phaseWord: boolean;
  readonly phaseAlone: boolean;
  readonly message: StripMessage | null;
  /** Takes the place of message and phases: the end of the own turn. */
  readonly turn: ReactNode;
  readonly clock: ReactNode;
  readonly extras: ReactNode;
  readonly pill: ReactNode;
  readonly onDoor: () => void;
};

/** Door, what the lesson does, who sees me, ear: always in the same place. */
export function LessonStrip(props: LessonStripProps) {
  const { phone, sentence, phases, phaseWord, phaseAlone, message, turn, clock, extras, pill, onDoor } =
    props;
  return (
    <header className={styles.strip}>
      <DoorButton onTap={onDoor} />
      {phone ? null : (
        <div className={styles.middle}>
          {clock}
          {turn ??
            (message ? (
              <MessageChip message={message} />
            ) : (
              <Phases phases={phases} word={phaseWord} alone={phaseAlone} />
            ))}
          {extras}
        </div>
      )}
      {pill}
      <div className={styles.earPlace}>
        <EarButton sentence={sentence} />
      </div>
    </header>
  );
}

type PhoneRowProps = {
  readonly clock: ReactNode;
  readonly children: ReactNode;
  readonly extras: ReactNode;
};

/** What the strip has no room for on a phone stands around the faces. */
export function PhoneRow({ clock, children, extras }: PhoneRowProps) {
  return (
    <div className={extraStyles.phoneRow}>
      {clock}
      <div className={extraStyles.phoneMiddle}>{children}</div>
      {extras}
    </div>
  );
}
