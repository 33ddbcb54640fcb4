import 'server-only';
import { clientAddress as judgeAddress } from '@/lib/server/host';

type HeadersLike = { get(name: string): string | null };

/** Whom to count tries by. The remote address is a header that our own server writes on every request. */
export function clientAddress(headers: HeadersLike): string {
  return judgeAddress({
    forwardedFor: headers.get('x-forwarded-for'),
    remote: headers.get('x-remote-address') ?? undefined,
  });
}
