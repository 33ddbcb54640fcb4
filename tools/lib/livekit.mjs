import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { at, cacheDir } from './paths.mjs';
import { run } from './run.mjs';
import { tail } from './failure.mjs';
import { findOnPath, isExecutable } from './which.mjs';

const mainPackage = 'github.com/livekit/livekit-server/cmd/server';
const goModule = at('tools/livekit');
const goEnv = { CGO_ENABLED: '0', GOTOOLCHAIN: 'local', GOFLAGS: '-buildvcs=false -mod=readonly' };

export function pinnedVersion(goMod = readFileSync(path.join(goModule, 'go.mod'), 'utf8')) {
  const found = /github\.com\/livekit\/livekit-server (v\S+)/.exec(goMod);
  if (!found) throw new Error('tools/livekit/go.mod names no version of livekit-server');
  return found[1];
}

/**
 * The media server to run: `{ binary, problem }`. Looked for on the PATH, then in our cache, then built by Go.
 * Having none is no failure: the lesson then runs without sound and picture, and `problem` says why.
 * @param {Record<string, string | undefined>} [env]
 */
export async function ensureLivekit(progress, env = process.env) {
  if (env.LIVEKIT_URL) return { binary: null, problem: null };
  const installed = findOnPath(['livekit-server'], env);
  if (installed && answers(installed)) return { binary: installed, problem: null };
  const cached = path.join(cacheDir(env), 'livekit', pinnedVersion(), 'livekit-server');
  if (isExecutable(cached)) return { binary: cached, problem: null };
  const go = findOnPath(['go'], env);
  if (!go) return { binary: null, problem: noGo };
  try {
    await progress.step('media server', `building livekit-server ${pinnedVersion()}, once`, (detail) =>
      build(go, cached, detail, env),
    );
    return { binary: cached, problem: null };
  } catch (error) {
    progress.say(tail(error.message, 12));
    return { binary: null, problem: buildFailed };
  }
}

const noGo =
  'No media server: install Go 1.26 or newer (https://go.dev/dl) or put livekit-server on the PATH, then start again.';
const buildFailed =
  'No media server: livekit-server could not be built (see the lines above); put one on the PATH or set LIVEKIT_URL.';

function answers(binary) {
  return spawnSync(binary, ['--version'], { timeout: 5000, stdio: 'ignore' }).status === 0;
}

async function build(go, target, detail, env) {
  rmSync(path.dirname(target), { recursive: true, force: true }); // what a broken-off build left
  mkdirSync(path.dirname(target), { recursive: true });
  const unfinished = `${target}.${process.pid}`;
  let compiled = 0;
  const onLine = (line) => {
    const download = /^go: downloading (\S+)/.exec(line);
    if (download) return detail(`downloading ${download[1].split('/').at(-1)}`);
    compiled += 1;
    detail(`${compiled} packages compiled`);
  };
  const flags = ['-trimpath', '-ldflags', '-s -w', '-v', '-o', unfinished];
  try {
    const options = { cwd: goModule, env: { ...env, ...goEnv }, onLine };
    const { code, output } = await run(go, ['build', ...flags, mainPackage], options);
    if (code !== 0) throw new Error(output);
    renameSync(unfinished, target);
    return 'built';
  } finally {
    rmSync(unfinished, { force: true });
  }
}
