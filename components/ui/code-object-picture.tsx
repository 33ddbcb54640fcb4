import type { CodeObject } from '@/lib/shared/signs';
import { Svg } from './svg';
import { codeObjects } from './vectors/code-objects';

type CodeObjectPictureProps = {
  readonly object: CodeObject;
  readonly size?: number | string;
  readonly title?: string | undefined;
  readonly className?: string;
};

export function CodeObjectPicture({ object, size = 96, title, className }: CodeObjectPictureProps) {
  return (
    <Svg
      viewBox="0 0 48 48"
      width={size}
      height={size}
      title={title}
      className={className}
      drawing={codeObjects[object]}
    />
  );
}
