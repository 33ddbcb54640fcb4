'use client';

import { useTranslations } from 'use-intl';
import { GoodbyeScreen } from '@/components/classroom/pupil/goodbye-screen';
import { PupilScreen } from '@/components/classroom/pupil/pupil-screen';
import { type Door, type DoorStep, type DoorView } from '@/lib/classroom/client/door';
import { type SignFace } from '@/lib/shared/signs';
import { AnimalScreen } from './animal-screen';
import { BadgeScreen } from './badge-screen';
import { HelloScreen } from './hello-screen';
import { MicCheckScreen } from './mic-check-screen';
import { SignStage } from './sign-stage';
import { NotMeScreen, SorryScreen } from './sorry-screen';
import { TakenScreen } from './taken-screen';

type DoorStepProps = {
  readonly step: Exclude<DoorStep, { readonly type: 'room' }>;
  readonly view: DoorView | null;
  readonly door: Door;
  readonly onGo: (sign: SignFace, sentence: string) => void;
};

/** One screen per step; which step comes next is decided in lib/classroom/client/door.ts. */
export function DoorStepView({ step, view, door, onGo }: DoorStepProps) {
  const leave = () => void door.leave();
  switch (step.type) {
    case 'opening':
      return <OpeningScreen sign={null} />;
    case 'animal':
      return (
        <AnimalScreen
          signs={view?.signs ?? []}
          onChoose={(animal) => door.chooseAnimal(animal)}
          onLeave={leave}
        />
      );
    case 'badge':
      return (
        <BadgeScreen
          animal={step.animal}
          signs={view?.signs ?? []}
          onChoose={(badge) => door.chooseBadge(step.animal, badge)}
          onBack={() => door.back()}
        />
      );
    case 'taken':
      return (
        <TakenScreen sign={step.sign} onYes={() => door.confirmTaken(step.sign)} onNo={() => door.back()} />
      );
    case 'hello':
      return (
        <HelloScreen
          sign={step.sign}
          onGo={(sentence) => onGo(step.sign, sentence)}
          onNotMe={() => door.notMe(step.sign)}
          onLeave={leave}
        />
      );
    case 'not-me':
      return (
        <NotMeScreen sign={step.sign} teacherName={view?.teacherName} onBack={() => door.stayMe(step.sign)} />
      );
    case 'entering':
      return step.micCheck ? (
        <MicCheckScreen onDone={() => door.micCheckDone()} />
      ) : (
        <OpeningScreen sign={step.sign} />
      );
    case 'goodbye':
      return <GoodbyeScreen sign={step.sign} name={null} />;
    case 'sorry':
      return <SorryScreen reason={step.reason} sign={step.sign} view={view} onAgain={() => door.again()} />;
  }
}

function OpeningScreen({ sign }: { readonly sign: SignFace | null }) {
  const t = useTranslations('door');
  return (
    <PupilScreen state="opening" title={t('opening')}>
      {sign ? <SignStage sign={sign} /> : null}
    </PupilScreen>
  );
}
