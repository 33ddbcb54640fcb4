/** Branded ids: a plain string is not a scope. Only `newId` and the database mint them. */
declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

export type SchoolId = Branded<'SchoolId'>;
export type AccountId = Branded<'AccountId'>;
export type ClassId = Branded<'ClassId'>;
export type SignId = Branded<'SignId'>;
export type LessonId = Branded<'LessonId'>;
export type SeatId = Branded<'SeatId'>;
export type BoardId = Branded<'BoardId'>;

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'; // Crockford base 32: no i, l, o, u

/** A random id of 26 base-32 digits (130 bits), safe in an address, sortable by nothing. */
export function newId<Id extends string = string>(): Id {
  return randomDigits(26) as Id;
}

/** `length` random base-32 digits; 5 bits each. */
export function randomDigits(length: number): string {
  const bytes = crypto.getRandomValues(new Uint8Array(length));
  return Array.from(bytes, (byte) => alphabet[byte & 31]).join('');
}

/** A secret of 128 random bits or more, base64url. */
export function newSecret(byteCount = 24): string {
  const bytes = crypto.getRandomValues(new Uint8Array(byteCount));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
