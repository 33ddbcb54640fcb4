import { AssetRecordType, type TLImageAsset } from 'tldraw';
import { describe, expect, it, vi } from 'vitest';
import { newId } from '@/lib/shared/ids';
import { refuse } from '@/lib/shared/result';
import { boardPictures } from './board-store';

const assetOf = (src: string | null): TLImageAsset => ({
  id: AssetRecordType.createId('a'),
  typeName: 'asset',
  type: 'image',
  props: { w: 1, h: 1, name: '', isAnimated: false, mimeType: 'image/jpeg', src },
  meta: {},
});

function picturesOver(read: (id: string) => Promise<Blob | null>) {
  const files = {
    read: vi.fn(read),
    send: () => Promise.resolve(refuse('forbidden')),
    close: () => undefined,
  };
  const pictures = boardPictures(files);
  const context = { screenScale: 1, steppedScreenScale: 1, dpr: 1, networkEffectiveType: null };
  const resolve = async (src: string | null) =>
    pictures.assets.resolve?.(assetOf(src), { ...context, shouldResolveToOriginal: false }) ?? null;
  return { files, pictures, resolve };
}

describe('[SAN-13] where the editor gets a picture from', () => {
  it('is the lesson’s own address, and one picture has one place in memory', async () => {
    const { resolve, files, pictures } = picturesOver(() => Promise.resolve(new Blob(['x'])));
    const id = newId();
    const shown = await resolve(`asset:${id}`);
    expect(shown).toMatch(/^blob:/);
    expect(await resolve(`asset:${id}`)).toBe(shown);
    expect(files.read).toHaveBeenCalledWith(id);
    const revoke = vi.spyOn(URL, 'revokeObjectURL');
    pictures.close();
    expect(revoke).toHaveBeenCalledExactlyOnceWith(shown);
  });

  it.each([
    'https://a.example/pixel.png',
    'data:image/png;base64,AA',
    '/_files/other/file',
    'blob:x',
    'asset:../../other',
    'asset:short',
    '',
    null,
  ])('never %j, which asks nobody', async (src) => {
    const { resolve, files } = picturesOver(() => Promise.resolve(new Blob(['x'])));
    expect(await resolve(src)).toBeNull();
    expect(files.read).not.toHaveBeenCalled();
  });

  it('a picture that is not there is none', async () => {
    const { resolve } = picturesOver(() => Promise.resolve(null));
    expect(await resolve(`asset:${newId()}`)).toBeNull();
  });
});
