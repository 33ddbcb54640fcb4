'use client';

import { lazy, Suspense, useEffect, useState, useSyncExternalStore } from 'react';
import { PupilAudioProvider, usePupilAudio } from '@/components/classroom/speech/audio-context';
import { loadPart } from '@/components/shell/reload-when-back';
import { Door, type DoorEntry, type DoorPorts, type DoorView } from '@/lib/classroom/client/door';
import { readMicPermission } from '@/lib/classroom/client/mic-check';
import { createSeatMemory } from '@/lib/classroom/client/seat-memory';
import type { SignFace } from '@/lib/shared/signs';
import { DoorStepView, preloadLateSteps } from './door-step';

// The lesson's screens come after "Los!", with the engine.
const loadRoom = () => import('./lesson-engine');
const Room = lazy(() => loadPart(loadRoom).then((module) => ({ default: module.PupilClassroom })));

type DoorAppProps = {
  readonly entry: DoorEntry;
  readonly ports: DoorPorts;
  /** Asks the server again how the door stands; the answer comes as a new `entry.door`. */
  readonly onRecheck?: (() => void) | undefined;
};

export function DoorApp(props: DoorAppProps) {
  return (
    <PupilAudioProvider>
      <DoorWay {...props} />
    </PupilAudioProvider>
  );
}

const recheckMs = 20_000;
const preloadMs = 1_500;

function DoorWay({ entry, ports, onRecheck }: DoorAppProps) {
  const { speech, sounds } = usePupilAudio();
  const [door] = useState(
    () => new Door({ entry, ports, memory: createSeatMemory(() => window.sessionStorage) }),
  );
  const { step, door: view } = useSyncExternalStore(door.subscribe, door.getSnapshot, door.getSnapshot);
  const latest: DoorView | null = entry.via === 'card' ? null : entry.door;

  useEffect(() => {
    void door.start();
    return () => door.close();
  }, [door]);

  useEffect(() => {
    const timer = setTimeout(preloadLateSteps, preloadMs);
    return () => clearTimeout(timer);
  }, []);

  useEffect(() => {
    const noMenu = (event: Event) => event.preventDefault(); // a long press is a tap, not a menu
    document.addEventListener('contextmenu', noMenu);
    return () => document.removeEventListener('contextmenu', noMenu);
  }, []);

  useEffect(() => {
    if (latest) door.updateDoor(latest);
  }, [door, latest]);

  const outside = step.type === 'sorry' && (step.reason === 'early' || step.reason === 'none');
  useEffect(() => {
    if (!outside) return;
    const timer = setInterval(() => (onRecheck ? onRecheck() : void door.start()), recheckMs);
    return () => clearInterval(timer);
  }, [outside, onRecheck, door]);

  async function go(sign: SignFace, sentence: string) {
    sounds.unlock();
    void speech.say(sentence);
    void loadRoom().catch(() => undefined); // the door asks again
    await door.go(sign, (await readMicPermission()) === 'prompt');
  }

  if (step.type === 'room') {
    return (
      <Suspense fallback={null}>
        <Room
          classroom={step.classroom}
          sign={step.sign}
          onLeave={() => void door.leave()}
          onGone={() => door.forget()}
          onTakeBack={() => void door.resume()}
        />
      </Suspense>
    );
  }
  return <DoorStepView step={step} view={view} door={door} onGo={(sign, say) => void go(sign, say)} />;
}
