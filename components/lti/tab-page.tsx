import { Messages } from '@/components/shell/messages-boundary';
import { loginAgain, ltiPaths } from '@/lib/lti/rules';
import { TabLobby } from './child-lobby';

type Props = { readonly ask: Readonly<Record<string, string | string[] | undefined>> };

/** LTI-47: who it is, child or teacher, is not known yet. */
export function TabPage({ ask }: Props) {
  const words = Object.entries(ask).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value]] : [],
  );
  return (
    <Messages namespaces={['lti', 'pupil', 'ui']}>
      <TabLobby address={loginAgain(ltiPaths.login, new URLSearchParams(words), 'tab')} />
    </Messages>
  );
}
