import { redirect } from 'next/navigation';
import { Landing } from '@/components/accounts/landing';
import { loadLanding } from '@/lib/accounts/loaders';

export default async function LandingPage() {
  const { isSignedIn, isFresh } = await loadLanding();
  if (isSignedIn) redirect('/home');
  return <Landing isFresh={isFresh} />;
}
