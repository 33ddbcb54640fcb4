import 'server-only';
import { singleton } from '@/lib/server/singleton';
import type { Demos } from '../live';

type Holder = { demos: Demos | null };
const holder = (): Holder => singleton<Holder>('demos', () => ({ demos: null }));

/** Made once, by the server entry: pages borrow them and carry neither the pupils nor Yjs. */
export function demos(): Demos {
  const { demos: open } = holder();
  if (!open) throw new Error('demo lessons are not open');
  return open;
}

export function setDemos(open: Demos): void {
  holder().demos = open;
}
