import { useTranslations } from 'use-intl';
import { LogoMark } from '@/components/shell/logo';
import { CodeObjectPicture } from '@/components/ui/code-object-picture';
import { Icon } from '@/components/ui/icon';
import { AnimalHead } from '@/components/ui/animal-head';
import { BadgeMark } from '@/components/ui/badge-mark';
import { badgeTints } from '@/components/ui/vectors/badges';
import type { QrPath } from '@/lib/classes/schema';
import type { CodeObject, SignFace } from '@/lib/shared/signs';
import { QrPicture } from '../qr-picture';
import type { ParentsWords } from './words-type';
import { ThreeSteps } from './three-steps';
import './card-sheet.css';

export type SheetWords = {
  readonly productName: string;
  readonly className: string;
  readonly teacherName: string;
  readonly pictureCode: readonly CodeObject[];
  /** Without its scheme, as one would read it from a wall. */
  readonly wallAddress: string;
  readonly parents: readonly ParentsWords[];
};

type Props = {
  readonly face: SignFace;
  /** Null before printing: the key does not exist yet. */
  readonly qr: QrPath | null;
  readonly words: SheetWords;
};

/** A4: the upper half is the child's key, the lower half tells the parents. */
export function CardSheet({ face, qr, words }: Props) {
  const t = useTranslations('classes.card');
  return (
    <article className="card-sheet shadow-float relative shrink-0" data-audience="print">
      <ChildHalf face={face} qr={qr} words={words} />
      <div
        aria-hidden
        className="absolute inset-x-0 top-[611px] flex items-center gap-2.5 ps-6 pe-6 text-[#4a5763]"
      >
        <Icon name="scissors" size={22} strokeWidth={2.1} />
        <span className="flex-1 border-t-2 border-dashed border-[#8a7f70]" />
      </div>
      <div className="absolute inset-x-12 top-[652px] grid grid-cols-2 gap-x-10">
        {words.parents.map((column) => (
          <ParentsColumn key={column.locale} words={column} />
        ))}
      </div>
      <footer className="absolute inset-x-12 bottom-7 flex items-center justify-between">
        <span className="inline-flex items-center gap-2 font-semibold">
          <LogoMark size={26} />
          {words.productName}
        </span>
        <span className="text-[15px] text-[#4a5763]">{t('lost', { teacher: words.teacherName })}</span>
      </footer>
    </article>
  );
}

function ChildHalf({ face, qr, words }: Props) {
  const t = useTranslations('classes.card');
  const ui = useTranslations('ui');
  const name = ui('sign', { animal: ui(`animal.${face.animal}`), badge: ui(`badge.${face.badge}`) });
  return (
    <div className="font-pupil absolute inset-x-12 top-8 grid grid-cols-[288px_1fr] gap-x-11">
      <div className="flex h-[388px] flex-col justify-between">
        <BigSign face={face} name={name} />
        <p className="border-t-3 border-[#22303c] pt-2 text-base leading-5 text-[#4a5763]">{t('handName')}</p>
      </div>
      <div className="h-[388px]">
        <h2 className="truncate text-[32px] leading-[42px] font-bold">
          {t('title', { name: words.className })}
        </h2>
        <p className="text-[21px] leading-7 text-[#4a5763]">{t('key')}</p>
        <div className="mt-4 flex items-center gap-5">
          <CardQr qr={qr} />
          <p className="grid gap-3 text-[18px] leading-6 font-bold">
            <Icon name="camera" size={34} />
            <span className="max-w-24">{t('atHome')}</span>
          </p>
        </div>
        <div className="mt-3 flex items-baseline justify-between gap-3">
          <p className="text-[18px] leading-6 font-bold whitespace-nowrap">{t('atSchool')}</p>
          <p className="truncate text-[13px] text-[#4a5763]">{words.wallAddress}</p>
        </div>
        <ol className="mt-2 flex justify-between">
          {words.pictureCode.map((object, at) => (
            <li key={at} className="grid size-20 place-items-center rounded-[24px] bg-[#f4ecdd]">
              <CodeObjectPicture object={object} size={54} title={ui(`object.${object}`)} />
            </li>
          ))}
        </ol>
      </div>
      <ThreeSteps animal={face.animal} />
    </div>
  );
}

/** 76 mm of the animal that the child is here. */
function BigSign({ face, name }: { readonly face: SignFace; readonly name: string }) {
  return (
    <div
      role="img"
      aria-label={name}
      className="relative grid size-72 place-items-center rounded-full"
      style={{ background: badgeTints[face.badge] }}
    >
      <AnimalHead animal={face.animal} size={224} />
      <BadgeMark badge={face.badge} size={76} className="absolute end-2 bottom-2" />
    </div>
  );
}

/** 45 mm without its white edge: that is 170 px of a page. */
function CardQr({ qr }: { readonly qr: QrPath | null }) {
  const t = useTranslations('classes');
  if (qr) return <QrPicture qr={qr} size="45mm" title={t('card.atHome')} />;
  return (
    <p className="grid size-[45mm] place-items-center rounded-[12px] bg-[#f4ecdd] p-4 text-center text-sm text-[#4a5763]">
      {t('print.waiting')}
    </p>
  );
}

function ParentsColumn({ words }: { readonly words: ParentsWords }) {
  return (
    <section lang={words.locale}>
      <h3 className="mb-2.5 text-[18px] leading-6 font-semibold">{words.heading}</h3>
      <ul className="grid gap-2.5 text-[14px] leading-5">
        {words.lines.map(({ icon, bold, text }) => (
          <li key={icon} className="flex gap-3">
            <Icon name={icon} size={20} strokeWidth={2.1} />
            <span>
              <b className="font-semibold">{bold}</b> {text}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
