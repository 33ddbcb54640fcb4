import { Messages } from '@/components/shell/messages-boundary';
import type { ClassDTO } from '@/lib/classes/schema';
import { ClassFrame } from './class-frame';
import { Roster } from './roster';

export function ClassPage({ view }: { readonly view: ClassDTO }) {
  return (
    <ClassFrame view={view} tab="cards">
      <Messages namespaces={['classes', 'ui']}>
        <Roster view={view} />
      </Messages>
    </ClassFrame>
  );
}
