import { loadKeySet } from '@/lib/lti/loaders';

/** For LMSs: with which keys our answers are signed. */
export async function GET(): Promise<Response> {
  return Response.json(await loadKeySet(), { headers: { 'cache-control': 'public, max-age=300' } });
}
