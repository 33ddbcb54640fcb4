const askEveryMs = 2_000;
/** A part that is missing although the server answers must not make the page reload without end. */
const notSoonerMs = 10_000;
const reloadedKey = 'kreide-reloaded';

/** The server was gone while a part of the page was on its way: as soon as it answers, the page comes back by itself. @returns the end of the waiting */
export function reloadWhenBack(reload = () => location.reload()): () => void {
  const look = async () => {
    if (Date.now() - Number(sessionStorage.getItem(reloadedKey) ?? 0) < notSoonerMs) return;
    const answer = await fetch('/api/health', { cache: 'no-store' }).catch(() => null);
    if (!answer?.ok) return;
    sessionStorage.setItem(reloadedKey, String(Date.now()));
    reload();
  };
  const timer = setInterval(() => void look(), askEveryMs);
  return () => clearInterval(timer);
}

/** A file of the page that did not come, by the bundler's name for it. After an update of the server it never will. */
export const isLostPart = (problem: unknown): boolean =>
  problem instanceof Error && problem.name === 'ChunkLoadError';

/** A part of the page that a lesson cannot begin without. While the server is away this waits, until the page has come back anew. */
export async function loadPart<Part>(load: () => Promise<Part>, reload?: () => void): Promise<Part> {
  return load().catch((problem: unknown) => {
    if (!isLostPart(problem)) throw problem;
    reloadWhenBack(reload);
    return new Promise<never>(() => undefined);
  });
}
