import type { SVGProps } from 'react';

type SvgProps = Omit<SVGProps<SVGSVGElement>, 'children' | 'dangerouslySetInnerHTML'> & {
  readonly viewBox: string;
  /** One of our own constant drawings; nothing from outside may ever come in here. */
  readonly drawing: string;
  /** With a title the picture has a name, without it is decoration. */
  readonly title?: string | undefined;
};

export function Svg({ drawing, title, ...rest }: SvgProps) {
  const name = title ? { role: 'img', 'aria-label': title } : { 'aria-hidden': true };
  return <svg focusable="false" {...name} {...rest} dangerouslySetInnerHTML={{ __html: drawing }} />;
}
