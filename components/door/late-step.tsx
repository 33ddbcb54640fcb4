'use client';

import { GoodbyeScreen } from '@/components/classroom/pupil/goodbye-screen';
import type { Door, DoorStep, DoorView } from '@/lib/classroom/client/door';
import { MicCheckScreen } from './mic-check-screen';
import { NotMeScreen, SorryScreen } from './sorry-screen';
import { TakenScreen } from './taken-screen';

export type LateDoorStep = Extract<
  DoorStep,
  { readonly type: 'taken' | 'not-me' | 'entering' | 'goodbye' | 'sorry' }
>;
type LateStepProps = { readonly step: LateDoorStep; readonly view: DoorView | null; readonly door: Door };

/** The screens that not every child comes to see; their pictures load while the first one is looked at. */
export function LateStep({ step, view, door }: LateStepProps) {
  switch (step.type) {
    case 'taken':
      return (
        <TakenScreen sign={step.sign} onYes={() => door.confirmTaken(step.sign)} onNo={() => door.back()} />
      );
    case 'not-me':
      return (
        <NotMeScreen sign={step.sign} teacherName={view?.teacherName} onBack={() => door.stayMe(step.sign)} />
      );
    case 'entering':
      return <MicCheckScreen onDone={() => door.micCheckDone()} />;
    case 'goodbye':
      return <GoodbyeScreen sign={step.sign} name={null} />;
    case 'sorry':
      return <SorryScreen reason={step.reason} sign={step.sign} view={view} onAgain={() => door.again()} />;
  }
}
