'use client';

import { useTranslations } from 'use-intl';
import { penColors, penWidths, type PenColor, type PenWidth } from './board-theme';
import { InkShape } from './ink-shape';
import { StampPicture } from './stamp-picture';
import { digitCards, letterCards, stampNames, type StampName } from './stamps';
import { ChoiceButton } from './tool-button';

const row = 'flex flex-wrap gap-3 pointer-events-auto';

type PenChoicesProps = {
  readonly color: PenColor;
  readonly width: PenWidth;
  readonly isWidthOpen: boolean;
  readonly onColor: (color: PenColor) => void;
  readonly onWidth: (width: PenWidth) => void;
};

export function PenChoices({ color, width, isWidthOpen, onColor, onWidth }: PenChoicesProps) {
  const t = useTranslations('board');
  return (
    <>
      <div role="group" aria-label={t('colours')} className={row}>
        {penColors.map((pen) => (
          <ChoiceButton
            key={pen.color}
            label={t(`colour.${pen.color}`)}
            isOn={pen.color === color}
            onTap={() => onColor(pen.color)}
          >
            <InkShape color={pen.color} ink={pen.ink} isOn={pen.color === color} />
          </ChoiceButton>
        ))}
      </div>
      {isWidthOpen && (
        <div role="group" aria-label={t('widths')} className={row}>
          {penWidths.map((one, at) => (
            <ChoiceButton key={one} label={t(`width.${one}`)} isOn={one === width} onTap={() => onWidth(one)}>
              <svg viewBox="0 0 24 24" width={40} height={40} aria-hidden="true">
                <path
                  d="M3 16c5-9 9 1 18-9"
                  fill="none"
                  stroke="currentColor"
                  strokeWidth={1.5 + at * 2.2}
                  strokeLinecap="round"
                />
              </svg>
            </ChoiceButton>
          ))}
        </div>
      )}
    </>
  );
}

export function StampChoices({
  stamp,
  onStamp,
}: {
  readonly stamp: StampName;
  readonly onStamp: (stamp: StampName) => void;
}) {
  const t = useTranslations('board');
  return (
    <div role="group" aria-label={t('stamp')} className={row}>
      {stampNames.map((name) => (
        <ChoiceButton
          key={name}
          label={t(`stamps.${name}`)}
          isOn={name === stamp}
          onTap={() => onStamp(name)}
        >
          <StampPicture name={name} />
        </ChoiceButton>
      ))}
    </div>
  );
}

type CardChoicesProps = {
  readonly card: string;
  readonly set: 'digits' | 'letters';
  readonly onCard: (card: string) => void;
  readonly onSet: (set: 'digits' | 'letters') => void;
};

export function CardChoices({ card, set, onCard, onSet }: CardChoicesProps) {
  const t = useTranslations('board');
  const other = set === 'digits' ? 'letters' : 'digits';
  return (
    <div role="group" aria-label={t('cards')} className={row}>
      {(set === 'digits' ? digitCards : letterCards).map((one) => (
        <ChoiceButton key={one} label={one} isOn={one === card} onTap={() => onCard(one)}>
          <span className="font-pupil text-[28px] leading-none font-bold">{one}</span>
        </ChoiceButton>
      ))}
      <ChoiceButton label={t(`cardSet.${other}`)} isOn={false} onTap={() => onSet(other)}>
        <span className="font-pupil text-[20px] leading-none font-bold">{t(`cardSetSign.${other}`)}</span>
      </ChoiceButton>
    </div>
  );
}
