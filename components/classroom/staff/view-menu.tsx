'use client';

import { useContext, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { AssistDialog } from '@/components/assist/assist-dialog';
import { AssistGuest } from '@/components/assist/guest';
import { Button } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { Switch } from '@/components/ui/switch';
import { childCameras, type LessonFacts } from '@/lib/classroom/schema';
import { Popover } from './popover';
import { useRoom } from './room-context';

export type ChildViewSwitch = { readonly isOpen: boolean; readonly show: (isOpen: boolean) => void };

type ViewMenuProps = { readonly facts: Partial<LessonFacts>; readonly childView: ChildViewSwitch };

/** What is set once and seldom changed: who sees the children, the light that shows how loud it is, the child's view, and who else teaches. */
export function ViewMenu({ facts, childView }: ViewMenuProps) {
  const t = useTranslations('staff.view');
  const camera = useTranslations('staff.childCamera');
  const { act, wanted } = useRoom();
  const assist = useTranslations('assist');
  const child = useTranslations('childView');
  const opener = useRef<HTMLButtonElement>(null);
  const [box, setBox] = useState<DOMRect | null>(null);
  const [linking, setLinking] = useState(false);
  const linked = useContext(AssistGuest) ? undefined : facts.lesson;
  const light = (wanted('noise.light')?.on ?? facts.noise?.on) === true;
  return (
    <>
      <button
        ref={opener}
        type="button"
        aria-haspopup="dialog"
        aria-expanded={box !== null}
        aria-label={t('title')}
        title={t('title')}
        className="tap rounded-control border-line bg-card hover:bg-sand grid size-11 shrink-0 place-items-center border-2"
        onClick={(event) => setBox(event.currentTarget.getBoundingClientRect())}
      >
        <Icon name="camera" size={22} strokeWidth={2.1} />
      </button>
      {box ? (
        <Popover label={t('title')} box={box} width={328} onClose={() => setBox(null)}>
          <div className="grid gap-3 p-2">
            {facts.lesson?.media ? (
              <SegmentedControl
                label={camera('label')}
                className="[&_label]:px-2"
                value={facts.room?.childCamera ?? 'teacher'}
                options={childCameras.map((value) => ({ value, word: camera(value) }))}
                onChange={(value) => void act('room.child-camera', { mode: value })}
              />
            ) : null}
            <Switch
              label={t('noise')}
              hint={t('noiseHint')}
              checked={light}
              onChange={(on) => void act('noise.light', { on })}
            />
            <Switch
              label={child('name')}
              hint={child('hint')}
              checked={childView.isOpen}
              onChange={(on) => {
                setBox(null);
                childView.show(on);
              }}
            />
            {linked ? (
              <Button
                icon="link"
                aria-haspopup="dialog"
                className="min-[1280px]:hidden" // there it stands in the header
                onClick={() => {
                  setBox(null);
                  opener.current?.focus(); // what the dialog gives the focus back to
                  setLinking(true);
                }}
              >
                {assist('button')}
              </Button>
            ) : null}
          </div>
        </Popover>
      ) : null}
      {linked ? (
        <AssistDialog
          lessonId={linked.lessonId}
          kind={linked.kind}
          open={linking}
          onClose={() => setLinking(false)}
        />
      ) : null}
    </>
  );
}
