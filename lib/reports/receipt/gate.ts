import 'server-only';
import { isSignedReceipt, signReceipt } from '@/lib/server/receipt-signature';
import { ok, refuse, type Result } from '@/lib/shared/result';
import { receiptSchema, tokenSchema, type Receipt } from './schema';

/** What it says, and the signature of exactly these bytes. */
export function sealReceipt(receipt: Receipt): string {
  const text = JSON.stringify(receiptSchema.parse(receipt));
  return `${Buffer.from(text).toString('base64url')}.${signReceipt(text)}`;
}

/** Genuine is what this installation signed, word for word. Anybody may ask: it tells no more than the paper does. */
export function openReceipt(token: unknown): Result<Receipt, 'not-genuine'> {
  const parsed = tokenSchema.safeParse(token);
  const [body = '', signature = ''] = parsed.success ? parsed.data.split('.') : [];
  const text = Buffer.from(body, 'base64url').toString('utf8');
  if (!isSignedReceipt(text, signature)) return refuse('not-genuine');
  const receipt = receiptSchema.safeParse(JSON.parse(text));
  return receipt.success ? ok(receipt.data) : refuse('not-genuine');
}
