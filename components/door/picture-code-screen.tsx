'use client';

import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { BackButton } from '@/components/classroom/pupil/corner-buttons';
import { MessageScreen } from '@/components/classroom/pupil/message-screen';
import { PupilScreen } from '@/components/classroom/pupil/pupil-screen';
import { CodeObjectPicture } from '@/components/ui/code-object-picture';
import { PictureTile } from '@/components/ui/picture-tile';
import { SunClockScene } from '@/components/ui/scenes/outdoor-scenes';
import { objects, pictureCodeLength, type CodeObject } from '@/lib/shared/signs';
import styles from './door.module.css';

type PictureCodeScreenProps = {
  readonly wrong: boolean;
  readonly onCode: (objects: CodeObject[]) => void;
};

/** Four pictures in order, as they stand on the wall. The arrow takes the last one away. */
export function PictureCodeScreen({ wrong, onCode }: PictureCodeScreenProps) {
  const t = useTranslations('door.code');
  const ui = useTranslations('ui.object');
  const [picked, setPicked] = useState<readonly CodeObject[]>([]);

  function pick(object: CodeObject) {
    const next = [...picked, object];
    setPicked(next.length < pictureCodeLength ? next : []);
    if (next.length === pictureCodeLength) onCode(next);
  }

  return (
    <PupilScreen
      state="code"
      title={wrong && picked.length === 0 ? t('wrong') : t('title')}
      corner={picked.length > 0 ? <BackButton onTap={() => setPicked(picked.slice(0, -1))} /> : null}
    >
      <div className={styles.codeLayout}>
        <ol className={styles.slots} aria-label={t('picked')}>
          {Array.from({ length: pictureCodeLength }, (_, index) => {
            const object = picked[index];
            return (
              <li key={index} className={styles.slot}>
                {object ? <CodeObjectPicture object={object} size={52} title={ui(object)} /> : null}
              </li>
            );
          })}
        </ol>
        <div className={styles.tiles} role="group" aria-label={t('title')}>
          {objects.map((object) => (
            <PictureTile
              key={object}
              word={ui(object)}
              onTap={() => pick(object)}
              data-tap="join.code"
              picture={<CodeObjectPicture object={object} size={96} className={styles.tilePicture ?? ''} />}
            />
          ))}
        </div>
      </div>
    </PupilScreen>
  );
}

const pauseMs = 30_000;

/** After too many tries: a picture of waiting, and on it goes by itself. */
export function PauseScreen({ onOver }: { readonly onOver: () => void }) {
  const t = useTranslations('door.code');
  useEffect(() => {
    const timer = setTimeout(onOver, pauseMs);
    return () => clearTimeout(timer);
  }, [onOver]);
  return (
    <MessageScreen
      state="pause"
      title={t('pause')}
      sub={t('pauseSub')}
      picture={(className) => (
        <SunClockScene animal="penguin" badge="sun" fraction={0.5} className={className} />
      )}
    />
  );
}
