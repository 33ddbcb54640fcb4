'use client';

import { useEffect, useState } from 'react';
import { cardEvent, takeCardSecret } from '@/lib/classroom/client/card-address';
import { DoorApp } from './door-app';
import { livePorts } from './live-ports';

type TakenCard = { readonly count: number; readonly secret: string | null };
let taken: TakenCard | null = null;

const takeFirst = () => (taken ??= { count: 0, secret: takeCardSecret() });

/** Door A: the secret waits in the closure of the page's first script. */
export function CardDoor() {
  const [card, setCard] = useState(takeFirst);
  useEffect(() => {
    const onCard = () => {
      taken = { count: (taken?.count ?? 0) + 1, secret: takeCardSecret() };
      setCard(taken);
    };
    window.addEventListener(cardEvent, onCard);
    return () => window.removeEventListener(cardEvent, onCard);
  }, []);
  return <DoorApp key={card.count} entry={{ via: 'card', secret: card.secret }} ports={livePorts} />;
}
