'use client';

import { useCallback, useEffect, useState } from 'react';
import { listLinks, makeLink, revokeLink } from '@/lib/assist/actions';
import type { AssistRole, MakeProblem, StaffLinkDTO } from '@/lib/assist/schema';

export type StaffLinks = {
  readonly list: readonly StaffLinkDTO[] | null;
  /** The newest link: shown once, known to nobody else. */
  readonly made: string | null;
  readonly problem: MakeProblem | null;
  /** What is on its way: a role or the id of a link. */
  readonly busy: string | null;
  readonly make: (role: AssistRole) => void;
  readonly revoke: (linkId: string) => void;
};

export function useStaffLinks(lessonId: string): StaffLinks {
  const [list, setList] = useState<readonly StaffLinkDTO[] | null>(null);
  const [made, setMade] = useState<string | null>(null);
  const [problem, setProblem] = useState<MakeProblem | null>(null);
  const [busy, setBusy] = useState<string | null>(null);
  const show = useCallback((found: Awaited<ReturnType<typeof listLinks>>) => {
    if (found.ok) setList(found.value);
    else setProblem(found.code);
  }, []);
  useEffect(() => {
    listLinks(lessonId).then(show, () => setProblem('unavailable'));
  }, [lessonId, show]);

  async function run(what: string, work: () => Promise<void>): Promise<void> {
    if (busy !== null) return;
    setBusy(what);
    setProblem(null);
    try {
      await work();
      show(await listLinks(lessonId));
    } catch {
      setProblem('unavailable');
    }
    setBusy(null);
  }

  return {
    list,
    made,
    problem,
    busy,
    make: (role) =>
      void run(role, async () => {
        setMade(null);
        const result = await makeLink({ lessonId, role });
        if (result.ok) setMade(result.value.link);
        else setProblem(result.code);
      }),
    revoke: (linkId) =>
      void run(linkId, async () => {
        const result = await revokeLink({ lessonId, linkId });
        setMade(null);
        if (!result.ok) setProblem(result.code);
      }),
  };
}
