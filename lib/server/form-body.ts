import 'server-only';

/**
 * The fields of a posted form, read only as far as `maxBytes`, whether its length is announced or not. A body of another kind, or
 * one that is longer than anybody has to say, has no fields.
 */
export async function readFormBody(request: Request, maxBytes: number): Promise<URLSearchParams> {
  const type = request.headers.get('content-type') ?? '';
  const reader = type.startsWith('application/x-www-form-urlencoded') ? request.body?.getReader() : undefined;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    size += part.value.byteLength;
    if (size > maxBytes) {
      await reader?.cancel();
      return new URLSearchParams();
    }
    chunks.push(part.value);
  }
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
}
