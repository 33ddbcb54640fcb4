'use client';

import { useTranslations } from 'use-intl';
import { StatusRegion, Toast } from '@/components/ui/toast';
import type { LtiAdminProblem } from '@/lib/lti/schema';

export function LtiProblemNote({ problem }: { readonly problem: LtiAdminProblem | 'offline' | null }) {
  const t = useTranslations('ltiSchool.problem');
  return (
    <StatusRegion urgent className="empty:absolute">
      {problem === null ? null : <Toast tone="warning">{t(problem)}</Toast>}
    </StatusRegion>
  );
}
