'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Child } from '@/components/classroom/staff/children';
import { useRoom } from '@/components/classroom/staff/room-context';
import { useChildName } from '@/components/classroom/staff/use-child-name';
import { Button } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { SignAvatar } from '@/components/ui/sign-avatar';
import { Switch } from '@/components/ui/switch';
import type { SlatesFact } from '@/lib/slates/schema';
import { SlateGrid, SlatePicture } from './slate-grid';
import { SlateLarge } from './slate-large';
import styles from './slates.module.css';

type SlateWallProps = {
  readonly slates: SlatesFact;
  readonly childrenOfClass: readonly Child[];
  /** Back to the class board; the children keep their slates. */
  readonly onShut: () => void;
};

/** All slates at once, as the children write on them. */
export function SlateWall({ slates, childrenOfClass, onShut }: SlateWallProps) {
  const t = useTranslations('slates');
  const nameOf = useChildName();
  const { classroom, act, isPending } = useRoom();
  const [signs, setSigns] = useState(true);
  const [large, setLarge] = useState<number | null>(null);
  const places = childrenOfClass.flatMap((child) => {
    const slate = slates.wall.find(({ number }) => number === child.seat?.number);
    return slate ? [{ ...slate, child, name: nameOf(child) }] : [];
  });
  const ordered = places.toSorted((one, other) => one.child.order - other.child.order);
  const shown = new Set(slates.turned?.slates.map(({ number }) => number));
  const opened = ordered.find(({ number }) => number === large);
  const turn = (number: number | null, on: boolean) => void act('slates.turn', { number, on, signs });
  const isBusy = isPending('slates.turn');
  function changeSigns(next: boolean): void {
    setSigns(next);
    if (!slates.turned) return;
    const [first] = slates.turned.slates;
    const number = slates.turned.all ? null : (first?.number ?? null);
    void act('slates.turn', { number, on: true, signs: next });
  }
  if (opened) {
    const step = (by: number) => {
      const next = ordered.at((ordered.indexOf(opened) + by) % ordered.length);
      setLarge(next?.number ?? null);
    };
    return (
      <SlateLarge
        place={opened}
        isTurned={shown.has(opened.number)}
        isBusy={isBusy}
        onTurn={(on) => turn(opened.number, on)}
        onStep={step}
        onShut={() => setLarge(null)}
      />
    );
  }
  return (
    <section aria-label={t('title')} className={`${styles.fill} ${styles.wall}`} data-slates="wall">
      <div className={styles.bar}>
        <h2 className="type-h2 max-[1279px]:sr-only">{t('title')}</h2>
        <Switch label={t('signs')} checked={signs} onChange={changeSigns} />
        <Button
          icon={slates.turned ? 'undo' : 'eye-open'}
          variant={slates.turned ? 'secondary' : 'primary'}
          busy={isBusy}
          onClick={() => turn(null, slates.turned === null)}
        >
          {t(slates.turned ? 'turnBack' : 'turnAll')}
        </Button>
        <Button icon="rubber" busy={isPending('slates.clear')} onClick={() => void act('slates.clear')}>
          {t('clean')}
        </Button>
        {slates.mayUndo ? (
          <Button
            icon="undo"
            busy={isPending('slates.undo-clear')}
            onClick={() => void act('slates.undo-clear')}
          >
            {t('undoClean')}
          </Button>
        ) : null}
        <Button icon="check" busy={isPending('slates.collect')} onClick={() => void act('slates.collect')}>
          {t('collect')}
        </Button>
        <Button icon="board" onClick={onShut}>
          {t('toBoard')}
        </Button>
      </div>
      <SlateGrid count={ordered.length}>
        {ordered.map(({ stream, number, child, name }) => (
          <li key={stream} className={styles.tile} data-turned={shown.has(number)}>
            <SlatePicture classroom={classroom} stream={stream} label={t('of', { name })} />
            <span aria-hidden className={styles.name}>
              <SignAvatar animal={child.animal} badge={child.badge} size={20} />
              <span>{name}</span>
            </span>
            {shown.has(number) ? (
              <span className={styles.eye}>
                <Icon name="eye-open" size={22} title={t('shown')} />
              </span>
            ) : null}
            <button
              type="button"
              aria-label={t('open', { name })}
              className={styles.open}
              onClick={() => setLarge(number)}
            />
          </li>
        ))}
      </SlateGrid>
    </section>
  );
}
