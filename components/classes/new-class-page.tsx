import { Messages } from '@/components/shell/messages-boundary';
import { loadTranslator } from '@/lib/i18n/server';
import { NewClassForm } from './new-class-form';
import { PeekingAnimals } from '@/components/shell/peeking-animals';

export async function NewClassPage() {
  const t = await loadTranslator('classes.new');
  return (
    <div className="mx-auto w-full max-w-[592px] pt-4">
      <h1 className="sr-only">{t('pageTitle')}</h1>
      <PeekingAnimals />
      <Messages namespaces={['classes']}>
        <NewClassForm />
      </Messages>
      <p className="text-ink-2 mt-6 text-center">{t('noNames')}</p>
    </div>
  );
}
