'use client';

import { AnimalHead } from '@/components/ui/animal-head';
import { CodeObjectPicture } from '@/components/ui/code-object-picture';
import { Icon } from '@/components/ui/icon';
import { Svg } from '@/components/ui/svg';
import type { PollPicture as PictureName, PollTemplateName } from '@/lib/polls/schema';
import { isAnimal, objects } from '@/lib/shared/signs';
import { sureDrawings, thingDrawings } from './poll-drawings';

type Size = { readonly size?: number | string };

/** A picture of the set; decoration, its answer has a name beside it. */
export function PollPicture({ picture, size = '100%' }: Size & { readonly picture: PictureName }) {
  if (isAnimal(picture)) return <AnimalHead animal={picture} size={size} />;
  const object = objects.find((one) => one === picture);
  if (object) return <CodeObjectPicture object={object} size={size} />;
  return picture in thingDrawings ? <Drawing drawing={drawingOf(picture)} size={size} /> : null;
}

function drawingOf(picture: PictureName): string {
  return Object.entries(thingDrawings).find(([name]) => name === picture)?.[1] ?? '';
}

function Drawing({ drawing, size }: Size & { readonly drawing: string }) {
  return <Svg viewBox="0 0 48 48" width={size} height={size} drawing={drawing} />;
}

type ReadyProps = Size & { readonly template: PollTemplateName; readonly at: number };

/** What stands for an answer of a ready question; A to D are letters and need none. */
export function ReadyPicture({ template, at, size = '100%' }: ReadyProps) {
  switch (template) {
    case 'thumbs':
      return (
        <Icon
          name="thumb"
          size={size}
          strokeWidth={1.8}
          fill="#FFF"
          className={at === 0 ? '' : 'rotate-180'}
        />
      );
    case 'yes-no':
      return <Icon name={at === 0 ? 'check' : 'x'} size={size} strokeWidth={3} />;
    case 'how-sure':
      return <Drawing drawing={sureDrawings[at] ?? ''} size={size} />;
    case 'abcd':
    case 'own':
      return null;
  }
}
