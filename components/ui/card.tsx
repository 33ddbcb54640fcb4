import type { HTMLAttributes } from 'react';
import type { DataAttributes } from './data-attributes';

type CardProps = HTMLAttributes<HTMLElement> &
  DataAttributes & {
    readonly as?: 'section' | 'div' | 'li' | 'article' | 'aside';
    readonly padded?: boolean;
  };

export function Card({ as: Element = 'section', padded = true, className, ...rest }: CardProps) {
  return (
    <Element
      {...rest}
      className={`rounded-card bg-card shadow-card ${padded ? 'p-6' : ''} ${className ?? ''}`}
    />
  );
}
