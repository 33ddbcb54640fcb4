'use client';

import { useState } from 'react';
import type { Classroom, ClassroomSnapshot } from '@/lib/classroom/client/classroom';
import type { LessonFacts } from '@/lib/classroom/schema';
import { mayDraw } from './may-draw';
import { type CallNote, micNote, useNote, type NoteName } from './notes';
import { stageState } from './stage/stage-state';
import { isTrouble } from './trouble';
import { useCamera } from './use-camera';
import { isSteady } from './use-fresh';
import { useHand } from './use-hand';
import { useHowl } from './use-howl';
import { useHelp } from './use-help';
import { useLessonWords } from './use-lesson-words';
import { useMoments } from './use-moments';
import { useNoise } from './use-noise';
import { useSigns } from './use-signs';
import { useTrouble } from './use-trouble';
import { useTurn } from './use-turn';
import { cameraRule } from './visibility';

type PupilLessonInput = {
  readonly classroom: Classroom;
  readonly snapshot: ClassroomSnapshot;
  readonly lesson: LessonFacts['lesson'];
  readonly phone: boolean;
};

/** Everything the lesson of one child knows and can do, out of the snapshot; the view only places it. */
export function usePupilLesson({ classroom, snapshot, lesson, phone }: PupilLessonInput) {
  const { facts } = snapshot;
  // Without a media server the engine never starts; to a child that is the same as one that cannot be had.
  const media = lesson.media ? snapshot.media : ({ ...snapshot.media, state: 'unavailable' } as const);
  const { number: me } = lesson.me;
  const { rights } = facts;
  const stage = stageState(facts);
  const call: CallNote | null = stage.type === 'eyes' || stage.type === 'pause' ? stage.type : null;
  const room = facts.room ?? { stage: 'board' };
  const drawing = stage.type === 'plain' && room.stage !== 'children' && mayDraw(facts.board, me);
  const words = useLessonWords(lesson.teacherName, drawing || phone);
  const say = useLessonWords(lesson.teacherName, drawing);
  const [note, showNote] = useNote();
  const trouble = useTrouble(() => classroom.getSnapshot().media);
  const [chatOpen, setChatOpen] = useState(false);

  const tell = (name: NoteName) => {
    if (isTrouble(name) && !call) return open('trouble', () => trouble.show(name));
    showNote({ text: say.noteShown(name), say: say.note(name) });
  };
  const failed = () => tell('again');
  const hands = facts.hands ?? [];
  const hand = useHand({ classroom, hands, me, onFailed: failed });
  const consent = facts.seats?.find((seat) => seat.number === me)?.cameraConsent;
  const childCamera = cameraRule(facts, me);
  const camera = useCamera({
    classroom,
    media,
    consent,
    childCamera,
    refused: rights?.camera === false && consent === 'yes',
    onNote: tell,
  });
  const help = useHelp(classroom, facts.help?.find((it) => it.number === me) ?? null, failed);
  const signs = useSigns({ classroom, signals: facts.signals ?? [], me, onFailed: failed });
  const turn = useTurn({
    classroom,
    hands,
    me,
    microphone: media.microphone,
    closesWithTurn: facts.turns?.closes ?? lesson.grade === '1-2',
  });
  const moments = useMoments({ facts, me, steady: isSteady(snapshot.connection) });
  const isFree = !help.open && !signs.open && !camera.asking && !chatOpen;
  useHowl(classroom, media.microphone.type === 'on', () => isFree && tell('echo'));
  useNoise(classroom, facts.noise?.on === true && media.microphone.type === 'on');

  /** One panel at a time. */
  function open(name: 'help' | 'signs' | 'chat' | 'trouble' | 'camera', act: () => void) {
    if (name !== 'help') help.close();
    if (name !== 'signs') signs.close();
    if (name !== 'camera') camera.no();
    if (name !== 'chat') setChatOpen(false);
    if (name !== 'trouble') trouble.close();
    act();
  }

  async function switchMicrophone(on: boolean) {
    await classroom.setMicrophone(on);
    const now = classroom.getSnapshot().media;
    const problem = micNote(now.microphone, now.state);
    if (problem)
      tell(problem); // it falls asleep at the first tap, and says why
    else trouble.close();
  }

  const chat =
    lesson.grade === '3-4' && facts.chat && facts.chat.mode !== 'closed' && call === null ? facts.chat : null;
  return {
    facts,
    kind: lesson.kind,
    media,
    me,
    stage,
    call,
    room,
    drawing,
    words,
    note,
    showNote,
    tell,
    failed,
    hands,
    hand,
    consent,
    childCamera,
    camera,
    help,
    signs,
    turn,
    again: invitedAgain(classroom, media),
    moments,
    trouble,
    open,
    switchMicrophone: (on: boolean) => void switchMicrophone(on),
    micClosed: micNote(media.microphone, media.state, rights),
    chat,
    chatOpen: chat !== null && chatOpen,
    toggleChat: () => open('chat', () => setChatOpen(!chatOpen)),
    closeChat: () => setChatOpen(false),
  };
}

/** After "Klasse schützen" nothing comes on by itself: who was heard or seen before is asked. */
function invitedAgain(classroom: Classroom, { invited }: ClassroomSnapshot['media']) {
  if (!invited) return null;
  const device = invited.microphone ? ('microphone' as const) : ('camera' as const);
  return {
    device,
    yes: () => void (device === 'microphone' ? classroom.setMicrophone(true) : classroom.setCamera(true)),
    no: () => classroom.declineInvitation(),
  };
}

export type PupilLesson = ReturnType<typeof usePupilLesson>;
