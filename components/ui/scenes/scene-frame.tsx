import type { ReactNode } from 'react';
import { Svg } from '../svg';
import type { SceneSize } from '../vectors/scenery';

export type SceneFrameProps = {
  /** What the picture shows, for children who listen to it. */
  readonly title?: string | undefined;
  /** Size and corners come from the page; `rounded-none` for a scene inside a card. */
  readonly className?: string | undefined;
  /** Lies over the picture: a tappable clock, a bell, a line of text. */
  readonly children?: ReactNode;
};

/** The whole picture is always seen, its ground and sky fill whatever is left of the frame. */
export function SceneFrame(props: SceneFrameProps & { readonly size: SceneSize; readonly drawing: string }) {
  const { size, drawing, title, className, children } = props;
  return (
    <div className={`keep-colours rounded-stage relative overflow-hidden ${className ?? ''}`}>
      <Svg
        viewBox={`0 0 ${size.width} ${size.height}`}
        className="block size-full overflow-visible"
        title={title}
        drawing={drawing}
      />
      {children}
    </div>
  );
}
