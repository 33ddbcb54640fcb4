const askEveryMs = 2_000;
/** A part that is missing although the server answers must not make the page reload without end. */
const notSoonerMs = 10_000;
const reloadedKey = 'kreide-reloaded';

const pause = () => new Promise((resolve) => setTimeout(resolve, askEveryMs));

/** A file of the page that did not come, by the bundler's name for it. */
export const isLostPart = (problem: unknown): boolean =>
  problem instanceof Error && problem.name === 'ChunkLoadError';

/**
 * A part of the page that it cannot go on without. While the server is away this waits and asks again, so whatever the page knows
 * stays; a part that is not there although the server answers belongs to an older page, which then comes anew.
 */
export async function loadPart<Part>(load: () => Promise<Part>, reload = reloadPage): Promise<Part> {
  for (;;) {
    try {
      return await load();
    } catch (problem) {
      if (!isLostPart(problem)) throw problem;
    }
    await pause();
    if (!(await isServerBack())) continue;
    try {
      return await load();
    } catch (problem) {
      if (!isLostPart(problem)) throw problem;
    }
    reloadRarely(reload);
  }
}

/** The page itself broke for want of a part: as soon as the server answers, it comes back by itself. @returns the end of the waiting */
export function reloadWhenBack(reload = reloadPage): () => void {
  let isOver = false;
  const watch = async () => {
    for (await pause(); !isOver; await pause()) if (await isServerBack()) reloadRarely(reload);
  };
  void watch();
  return () => {
    isOver = true;
  };
}

const isServerBack = async (): Promise<boolean> =>
  (await fetch('/api/health', { cache: 'no-store' }).catch(() => null))?.ok === true;

function reloadRarely(reload: () => void): void {
  if (Date.now() - Number(sessionStorage.getItem(reloadedKey) ?? 0) < notSoonerMs) return;
  sessionStorage.setItem(reloadedKey, String(Date.now()));
  reload();
}

function reloadPage(): void {
  location.reload();
}
