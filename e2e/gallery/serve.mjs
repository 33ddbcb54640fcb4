/** Builds a gallery into a folder and serves it on loopback. */
import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { buildGallery } from './build.mjs';

const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.woff2': 'font/woff2' };

/** A Tuesday in November at a quarter past nine: pictures of today and of tomorrow are the same. */
export const galleryTime = new Date('2026-11-24T09:14:00+01:00');

/** @param {string} site @param {'pupil' | 'staff'} name */
export async function serveGallery(site, name) {
  await buildGallery(site, name);
  const server = createServer((req, res) => {
    const { pathname } = new URL(req.url ?? '/', 'http://x');
    const file = path.join(site, path.normalize(pathname).replace(/\/$/, '/index.html'));
    res.setHeader('date', galleryTime.toUTCString());
    res.setHeader('content-type', types[path.extname(file)] ?? 'application/octet-stream');
    createReadStream(file)
      .on('error', () => res.writeHead(404).end())
      .pipe(res);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(null)));
  const address = server.address();
  const port = address && typeof address === 'object' ? address.port : 0;
  return { base: `http://127.0.0.1:${port}/`, close: () => server.close() };
}
