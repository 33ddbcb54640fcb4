import { Messages } from '@/components/shell/messages-boundary';
import { LinkButton } from '@/components/ui/link-button';
import { Card } from '@/components/ui/card';
import { CodeObjectPicture } from '@/components/ui/code-object-picture';
import { PageHeader } from '@/components/ui/page-header';
import { loadTranslator } from '@/lib/i18n/server';
import type { ClassDTO, QrPath } from '@/lib/classes/schema';
import { ClassFaces } from './class-faces';
import { CopyLink } from './copy-link';
import { QrPicture } from './qr-picture';
import { RedrawButton } from './redraw-button';

type Props = {
  readonly view: ClassDTO;
  readonly qr: QrPath;
  /** Right after the two questions: what to do next stands first. */
  readonly isReady: boolean;
};

/** Every way into the class, to copy, to show and to put on the wall. */
export async function LinkPage({ view, qr, isReady }: Props) {
  const t = await loadTranslator('classes.link');
  const { name } = view;
  return (
    <Messages namespaces={['classes', 'ui']}>
      <PageHeader
        title={isReady ? t('readyTitle', { name }) : t('title', { name })}
        hint={isReady ? t('readyText', { count: view.signs.length }) : undefined}
        picture={<ClassFaces faces={view.signs} isHappy={isReady} />}
        actions={<NextSteps view={view} isReady={isReady} />}
      />
      <div className="grid items-start gap-6 pb-8 lg:grid-cols-2">
        <ClassLinkCard view={view} qr={qr} />
        <PicturesCard view={view} />
      </div>
    </Messages>
  );
}

async function NextSteps({ view, isReady }: Omit<Props, 'qr'>) {
  const t = await loadTranslator('classes.link');
  if (!isReady) {
    return (
      <LinkButton size="large" icon="back" href={`/classes/${view.id}`}>
        {t('toClass')}
      </LinkButton>
    );
  }
  return (
    <>
      <LinkButton
        variant="primary"
        size="large"
        icon="print"
        href={`/classes/${view.id}/print#go`}
        prefetch={false}
      >
        {t('printCards')}
      </LinkButton>
      <LinkButton size="large" icon="calendar" href={`/lessons/new?class=${view.id}`}>
        {t('plan')}
      </LinkButton>
      <LinkButton size="large" icon="play" href="/demo?view=child" prefetch={false}>
        {t('try')}
      </LinkButton>
    </>
  );
}

async function ClassLinkCard({ view, qr }: Pick<Props, 'view' | 'qr'>) {
  const t = await loadTranslator('classes.link');
  return (
    <Card aria-labelledby="class-link" className="grid gap-4">
      <div>
        <h2 id="class-link" className="type-h2">
          {t('classLink')}
        </h2>
        <p className="text-ink-2">{t('classLinkHint')}</p>
      </div>
      <QrPicture qr={qr} size={200} title={t('qr')} className="rounded-control mx-auto bg-white p-3" />
      <p className="rounded-control bg-sand px-4 py-3 text-center font-medium wrap-anywhere select-all">
        {view.linkUrl}
      </p>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <CopyLink link={view.linkUrl} />
        <RedrawButton classId={view.id} what="link" />
      </div>
    </Card>
  );
}

async function PicturesCard({ view }: Pick<Props, 'view'>) {
  const t = await loadTranslator('classes.link');
  const ui = await loadTranslator('ui');
  return (
    <Card aria-labelledby="pictures" className="grid gap-4">
      <div>
        <h2 id="pictures" className="type-h2">
          {t('pictures')}
        </h2>
        <p className="text-ink-2">{t('picturesHint')}</p>
      </div>
      <ol className="flex flex-wrap justify-center gap-3">
        {view.pictureCode.map((object, at) => (
          <li key={at} className="rounded-card bg-sand grid size-24 place-items-center xl:size-28">
            <CodeObjectPicture object={object} size={64} title={ui(`object.${object}`)} />
          </li>
        ))}
      </ol>
      <p className="rounded-control bg-sand px-4 py-3 text-center font-medium wrap-anywhere select-all">
        {view.wallUrl}
      </p>
      <div className="flex flex-wrap items-center justify-end gap-3">
        <RedrawButton classId={view.id} what="pictures" />
      </div>
    </Card>
  );
}
