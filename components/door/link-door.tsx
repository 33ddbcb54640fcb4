'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { DoorView } from '@/lib/classroom/client/door';
import { recallCode } from './code-memory';
import { DoorApp } from './door-app';
import { livePorts } from './live-ports';

type LinkDoorProps = { readonly linkCode: string; readonly door: DoorView };

/** Door B, and the rest of the way of door C. */
export function LinkDoor({ linkCode, door }: LinkDoorProps) {
  const router = useRouter();
  const [code] = useState(() => recallCode(linkCode));
  const entry = code
    ? ({ via: 'code', linkCode, door, code } as const)
    : ({ via: 'link', linkCode, door } as const);
  return <DoorApp entry={entry} ports={livePorts} onRecheck={() => router.refresh()} />;
}
