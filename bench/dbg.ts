import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { log } from '@/lib/server/log';
import { mintVideoToken } from '@/lib/server/video';
import { bedKeys, openMediaBed } from '@/lib/testing/media-bed';
log.setInfo(false);
const bed = await openMediaBed();
const room = 's.b';
const audience = { mode: 'teacher', staffIdentities: ['teacher'], everyoneIdentities: [] } as const;
const config = JSON.parse(await readFile(path.join(bed.dataDir, 'livekit.yaml'), 'utf8'));
bed.seats.set('teacher', { identity: 'teacher', room, grants: { sources: ['camera', 'microphone'] } });
const t = await bed.page();
await t.evaluate((o) => window.bed.join(o), { ticket: 'teacher', role: 'teacher' as const, audience });
await t.evaluate(() => window.bed.store?.setCamera(true));
await t.evaluate(() => window.bed.store?.setMicrophone(true));
await pause(3000);
type V = { name: string; gate: boolean; auto: boolean; adaptive: boolean };
const variants: V[] = [
  { name: 'bare', gate: false, auto: true, adaptive: false },
  { name: 'store', gate: true, auto: false, adaptive: true },
  { name: 'bare+gate', gate: true, auto: true, adaptive: false },
  { name: 'all', gate: true, auto: false, adaptive: true },
];
const results = new Map<string, number[][]>();
for (let round = 0; round < Number(process.argv[2] ?? 8); round++) {
  for (const v of variants) {
    const identity = `p${round}${v.name}`;
    bed.seats.set(identity, { identity, room, grants: { sources: ['camera', 'microphone'] } });
    const token = v.gate ? identity : await mintVideoToken({ keys: bedKeys, identity, room, grants: { sources: ['camera', 'microphone'] } });
    const url = v.gate ? `${bed.origin.replace('http', 'ws')}/_media` : `ws://127.0.0.1:${config.port}`;
    const page = await bed.page();
    const marks = v.name === 'store' ? [0, 0, 0, await page.evaluate((o) => window.bed.timeJoin(o), { ticket: identity, role: 'pupil' as const, audience })] : await page.evaluate(async ({ v, url, token }) => {
      const Room = window.bed.livekit.Room;
      const since = performance.now();
      const at = () => Math.round(performance.now() - since);
      const el = document.createElement('video'); el.muted = true; el.width = 320; el.height = 180; document.body.append(el);
      const shown = new Promise<number>((r) => el.addEventListener('loadeddata', () => r(at()), { once: true }));
      const r = new Room({ adaptiveStream: v.adaptive, dynacast: v.adaptive });
      const m: Record<string, number> = {};
      r.on('signalConnected', () => { m.signal = at(); if (!v.auto) for (const p of r.remoteParticipants.values()) for (const x of p.trackPublications.values()) x.setSubscribed(true); });
      r.on('connected', () => { m.connected = at(); });
      r.on('trackSubscribed', (tr) => { if (tr.kind === 'video') { m.subscribed = at(); tr.attach(el); } });
      await r.connect(url, token, { autoSubscribe: v.auto });
      const s = await shown;
      await r.disconnect();
      return [m.signal ?? 0, m.connected ?? 0, m.subscribed ?? 0, s];
    }, { v, url, token });
    await page.context().close();
    if (round > 0) results.set(v.name, [...(results.get(v.name) ?? []), marks]);
    await pause(600);
  }
}
for (const [name, rows] of results) {
  const med = [0, 1, 2, 3].map((i) => rows.map((r) => r[i] ?? 0).sort((a, b) => a - b)[Math.floor(rows.length / 2)]);
  console.log(name.padEnd(16), 'signal/connected/subscribed/frame', med.join(' '));
}
await bed.close();
