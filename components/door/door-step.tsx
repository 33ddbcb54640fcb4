'use client';

import { lazy, Suspense } from 'react';
import { useTranslations } from 'use-intl';
import { PupilScreen } from '@/components/classroom/pupil/pupil-screen';
import { loadPart } from '@/components/shell/reload-when-back';
import type { Door, DoorStep, DoorView } from '@/lib/classroom/client/door';
import type { SignFace } from '@/lib/shared/signs';
import { AnimalScreen } from './animal-screen';
import { BadgeScreen } from './badge-screen';
import { HelloScreen } from './hello-screen';
import { SignStage } from './sign-stage';

const loadLate = () => import('./late-step');
const LateStep = lazy(() => loadPart(loadLate).then((module) => ({ default: module.LateStep })));

/** Fetched while the net is there: the picture of a lost net must not need the net. */
export function preloadLateSteps(): void {
  void loadLate().catch(() => undefined);
}

type DoorStepProps = {
  readonly step: Exclude<DoorStep, { readonly type: 'room' }>;
  readonly view: DoorView | null;
  readonly door: Door;
  readonly onGo: (sign: SignFace, sentence: string) => void;
};

/** One screen per step; which step comes next is decided in lib/classroom/client/door.ts. */
export function DoorStepView({ step, view, door, onGo }: DoorStepProps) {
  const leave = () => void door.leave();
  const signs = view?.signs ?? [];
  switch (step.type) {
    case 'opening':
      return <OpeningScreen sign={null} />;
    case 'animal':
      return <AnimalScreen signs={signs} onChoose={(animal) => door.chooseAnimal(animal)} onLeave={leave} />;
    case 'badge':
      return (
        <BadgeScreen
          animal={step.animal}
          signs={signs}
          onChoose={(badge) => door.chooseBadge(step.animal, badge)}
          onBack={() => door.back()}
        />
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
    case 'entering':
      return step.micCheck ? (
        <Late step={step} view={view} door={door} />
      ) : (
        <OpeningScreen sign={step.sign} />
      );
    case 'taken':
    case 'not-me':
    case 'goodbye':
    case 'sorry':
      return <Late step={step} view={view} door={door} />;
  }
}

function Late(props: Parameters<typeof LateStep>[0]) {
  return (
    <Suspense fallback={<OpeningScreen sign={props.step.sign} />}>
      <LateStep {...props} />
    </Suspense>
  );
}

function OpeningScreen({ sign }: { readonly sign: SignFace | null }) {
  const t = useTranslations('door');
  return (
    <PupilScreen state="opening" title={t('opening')}>
      {sign ? <SignStage sign={sign} /> : null}
    </PupilScreen>
  );
}
