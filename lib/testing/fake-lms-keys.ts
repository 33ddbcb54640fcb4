import { randomBytes } from 'node:crypto';
import {
  exportJWK,
  exportSPKI,
  generateKeyPair,
  SignJWT,
  UnsecuredJWT,
  type CryptoKey,
  type JWK,
} from 'jose';

/** How a token differs from an honest one. */
export type Forgery = {
  readonly change?: (claims: Record<string, unknown>) => Record<string, unknown>;
  /** `none`: unsigned. `hs256`: by our public key as if it were a shared secret. `stranger`: by a key of somebody else under our kid. */
  readonly signedBy?: 'none' | 'hs256' | 'stranger';
  readonly kid?: string;
};

type Pair = { readonly publicKey: CryptoKey; readonly privateKey: CryptoKey; readonly kid: string };

const makePair = async (): Promise<Pair> => ({
  ...(await generateKeyPair('RS256', { extractable: true })),
  kid: randomBytes(10).toString('hex'),
});

/** The keys of a fake LMS: Moodle has one, and makes another when its admin says so. */
export class LmsKeys {
  #pair: Pair;
  #jwk: JWK;
  /** How often somebody asked for the list. */
  fetched = 0;

  private constructor(pair: Pair, jwk: JWK) {
    this.#pair = pair;
    this.#jwk = jwk;
  }

  static async make(): Promise<LmsKeys> {
    const pair = await makePair();
    return new LmsKeys(pair, await exportJWK(pair.publicKey));
  }

  get kid(): string {
    return this.#pair.kid;
  }

  published(): { keys: JWK[] } {
    this.fetched += 1;
    return { keys: [{ ...this.#jwk, kid: this.#pair.kid, alg: 'RS256', use: 'sig' }] };
  }

  async rotate(): Promise<void> {
    this.#pair = await makePair();
    this.#jwk = await exportJWK(this.#pair.publicKey);
  }

  async sign(honest: Record<string, unknown>, { change, signedBy, kid }: Forgery = {}): Promise<string> {
    const claims = change ? change(honest) : honest;
    const header = { kid: kid ?? this.#pair.kid, typ: 'JWT' };
    if (signedBy === 'none') return new UnsecuredJWT(claims).encode();
    if (signedBy === 'hs256') {
      const secret = new TextEncoder().encode(await exportSPKI(this.#pair.publicKey));
      return new SignJWT(claims).setProtectedHeader({ ...header, alg: 'HS256' }).sign(secret);
    }
    const { privateKey } = signedBy === 'stranger' ? await makePair() : this.#pair;
    return new SignJWT(claims).setProtectedHeader({ ...header, alg: 'RS256' }).sign(privateKey);
  }
}
