import { Svg } from './svg';
import { drawFigure, type Figure, type Pose } from './vectors/figures';

export type { Pose };

type AnimalFigureProps = Figure & {
  readonly height?: number | string;
  readonly title?: string | undefined;
  readonly className?: string;
};

export function AnimalFigure({ height = 180, title, className, ...figure }: AnimalFigureProps) {
  return (
    <Svg
      viewBox="-4 -6 132 198"
      height={height}
      title={title}
      className={`overflow-visible ${className ?? ''}`}
      drawing={drawFigure(figure)}
    />
  );
}
