import 'server-only';
import type { SchoolId } from '@/lib/shared/ids';

declare const proven: unique symbol;

/** Proof that a gate decided for which school this request runs. Queries need it, so a query without a school does not compile. */
export type SchoolScope = { readonly schoolId: SchoolId; readonly [proven]: true };

/** Only gates call this: code that has just checked a sign-in, a card, a class link, a seat or a signed launch. */
export function proveScope(schoolId: SchoolId): SchoolScope {
  return { schoolId } as SchoolScope;
}
