import { Messages } from '@/components/shell/messages-boundary';
import { loadLocale, loadTranslator } from '@/lib/i18n/server';
import type { ClassDTO } from '@/lib/classes/schema';
import type { SignId } from '@/lib/shared/ids';
import { parentsWords } from './card-words';
import { PrintSheets } from './print-sheets';

type Props = {
  readonly page: {
    readonly view: ClassDTO;
    readonly teacherName: string;
    readonly times: readonly { readonly weekday: number; readonly startTime: string }[];
    readonly asked: readonly SignId[] | null;
  };
};

export async function PrintPage({ page }: Props) {
  const { view, teacherName, times, asked } = page;
  const facts = { teacher: teacherName, childCamera: view.childCamera, times };
  const words = {
    productName: (await loadTranslator('common'))('productName'),
    className: view.name,
    teacherName,
    pictureCode: view.pictureCode,
    wallAddress: view.wallUrl.replace(/^https?:\/\//, ''),
    parents: parentsWords(await loadLocale(), facts),
  };
  return (
    <Messages namespaces={['classes', 'ui']}>
      <PrintSheets classId={view.id} signs={view.signs} asked={asked} words={words} />
    </Messages>
  );
}
