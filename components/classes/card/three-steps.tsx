import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { AnimalHead } from '@/components/ui/animal-head';
import { Icon } from '@/components/ui/icon';
import type { Animal } from '@/lib/shared/signs';

/** How a card works, for those who do not read yet. */
export function ThreeSteps({ animal }: { readonly animal: Animal }) {
  const t = useTranslations('classes.card');
  return (
    <ol className="col-span-2 mt-6 flex h-40 items-center justify-around rounded-[24px] bg-[#fffbf4] px-8">
      <Step word={t('scan')}>
        <ScanFrame />
      </Step>
      <Arrow />
      <Step word={t('go')}>
        <AnimalHead animal={animal} state="happy" size={38} />
        <span className="grid h-6 w-9 place-items-center rounded-full border-2 border-[#22303c] bg-[#0b6e75] text-white">
          <Icon name="play" size={13} filled />
        </span>
      </Step>
      <Arrow />
      <Step word={t('allow')}>
        <span className="grid justify-items-center gap-1 rounded-[8px] border-2 border-[#22303c] bg-white px-3 py-1.5">
          <Icon name="mouth-open" size={20} />
          <span className="flex gap-1.5">
            <span className="h-2.5 w-5 rounded-full bg-[#f4ecdd]" />
            <span className="h-2.5 w-5 rounded-full border-2 border-[#22303c] bg-[#ffc94a]" />
          </span>
        </span>
      </Step>
    </ol>
  );
}

function Step({ word, children }: { readonly word: string; readonly children: ReactNode }) {
  return (
    <li className="grid justify-items-center gap-2.5">
      <span className="rounded-[14px] border-3 border-[#22303c] bg-white p-1.5">
        <span className="flex h-16 w-[90px] items-center justify-center gap-1.5 rounded-[6px] bg-[#ddf1f0]">
          {children}
        </span>
      </span>
      <span className="text-[24px] leading-7 font-bold">{word}</span>
    </li>
  );
}

function Arrow() {
  return (
    <li aria-hidden className="-mt-9">
      <Icon name="next" size={26} />
    </li>
  );
}

/** A code between the four corners of a viewfinder. */
function ScanFrame() {
  return (
    <span className="relative grid size-12 place-items-center">
      <svg aria-hidden viewBox="0 0 48 48" className="absolute inset-0">
        <path
          d="M2 13V8a6 6 0 0 1 6-6h5M35 2h5a6 6 0 0 1 6 6v5M46 35v5a6 6 0 0 1-6 6h-5M13 46H8a6 6 0 0 1-6-6v-5"
          fill="none"
          stroke="#22303c"
          strokeWidth={3.5}
          strokeLinecap="round"
        />
      </svg>
      <Icon name="qr" size={26} />
    </span>
  );
}
