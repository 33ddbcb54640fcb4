'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { PupilAudioProvider } from '@/components/classroom/speech/audio-context';
import { openPictureCode } from '@/lib/classroom/actions';
import type { CodeObject } from '@/lib/shared/signs';
import { rememberCode } from './code-memory';
import { PauseScreen, PictureCodeScreen } from './picture-code-screen';
import { SorryScreen } from './sorry-screen';

type CodeState = 'code' | 'wrong' | 'pause' | 'unavailable';

/** Door C, on a device of the school: four pictures from the wall lead to the class door. */
export function CodeDoor() {
  const router = useRouter();
  const [state, setState] = useState<CodeState>('code');

  async function open(objects: CodeObject[]) {
    const opened = await openPictureCode({ objects }).catch(
      () => ({ ok: false, code: 'unavailable' }) as const,
    );
    if (!opened.ok) return setState(opened.code);
    rememberCode(opened.value.linkCode, objects);
    router.push(`/j/${opened.value.linkCode}`);
  }

  return (
    <PupilAudioProvider>
      {state === 'pause' ? (
        <PauseScreen onOver={() => setState('code')} />
      ) : state === 'unavailable' ? (
        <SorryScreen reason="unavailable" sign={null} view={null} onAgain={() => setState('code')} />
      ) : (
        <PictureCodeScreen wrong={state === 'wrong'} onCode={(objects) => void open(objects)} />
      )}
    </PupilAudioProvider>
  );
}
