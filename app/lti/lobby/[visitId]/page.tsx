import type { Metadata } from 'next';
import { LobbyPage } from '@/components/lti/lobby-page';
import { loadTranslator } from '@/lib/i18n/server';
import { loadLobby } from '@/lib/lti/loaders';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await loadTranslator('common'))('productName') };
}

/** What stands in the frame of an LMS; the lesson itself opens in a tab of its own. */
export default async function LtiLobbyPage({ params }: PageProps<'/lti/lobby/[visitId]'>) {
  const { visitId } = await params;
  return <LobbyPage visitId={visitId} {...await loadLobby(visitId)} />;
}
