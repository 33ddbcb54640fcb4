'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { KeptBoardProblem } from '@/components/boards/kept-board';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { StatusRegion } from '@/components/ui/toast';

type State =
  | { readonly type: 'idle' | 'saved' }
  | { readonly type: 'saving'; readonly at: number; readonly total: number }
  | { readonly type: 'problem'; readonly code: KeptBoardProblem };

/** The class board as a file, as long as it is kept. */
export function BoardCard({ lessonId }: { readonly lessonId: string }) {
  const t = useTranslations('reports.board');
  const [state, setState] = useState<State>({ type: 'idle' });

  async function save(): Promise<void> {
    setState({ type: 'saving', at: 1, total: 1 });
    try {
      const { saveKeptBoard } = await import('@/components/boards/kept-board');
      const saved = await saveKeptBoard({
        address: `/lessons/${lessonId}/report/board`,
        fileName: `${t('fileName')}.pdf`,
        onProgress: (done, total) => setState({ type: 'saving', at: done + 1, total }),
      });
      setState(saved.ok ? { type: 'saved' } : { type: 'problem', code: saved.code });
    } catch {
      setState({ type: 'problem', code: 'broken' });
    }
  }

  return (
    <Card className="grid gap-3">
      <h2 className="type-h2">{t('title')}</h2>
      <p className="type-small text-ink-2">{t('hint')}</p>
      <Button
        icon="save"
        className="justify-self-start"
        busy={state.type === 'saving'}
        onClick={() => void save()}
      >
        {t('save')}
      </Button>
      <StatusRegion className="type-small font-medium empty:absolute">
        {state.type === 'saving' ? t('saving', { at: state.at, total: state.total }) : null}
        {state.type === 'saved' ? t('saved') : null}
        {state.type === 'problem' ? t(`problem.${state.code}`) : null}
      </StatusRegion>
    </Card>
  );
}
